import { isObject, type JsonObject } from './document/json-value.ts';
import { parameterNames } from './served-path.ts';

/** Which property of an answer repeats which parameter of the path. */
export type Echo = readonly (readonly [property: string, parameter: string])[];

/**
 * Properties named as a parameter, and `id` where the path ends in the one that identifies what is answered: a client
 * that asks for a thing by its id expects that thing. What a POST makes has an id of its own.
 */
export function echoOf(method: string, path: string): Echo {
  const names = parameterNames(path);
  const last = names.at(-1);
  const identifies = method !== 'post' && last !== undefined && path.endsWith(`{${last}}`);
  const sameNames = names.map((name) => [name, name] as const);
  return identifies ? [['id', last], ...sameNames] : sameNames;
}

/** The answer with its echoes, each in the type of the value that it replaces. */
export function echoParameters(body: unknown, echo: Echo, params: Readonly<Record<string, string>>): unknown {
  if (!isObject(body)) return body;
  const echoes: JsonObject = Object.fromEntries(
    echo.flatMap(([property, parameter]): [string, unknown][] => {
      const text = params[parameter];
      if (text === undefined || !Object.hasOwn(body, property)) return [];
      if (typeof body[property] === 'string') return [[property, text]];
      return typeof body[property] === 'number' && /^-?\d{1,15}$/.test(text)
        ? [[property, Number(text)]]
        : [];
    }),
  );
  return { ...body, ...echoes };
}
