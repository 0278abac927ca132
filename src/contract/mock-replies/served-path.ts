import { SystemUrl } from '../../domain/captured-globals.ts';
import { isObject, itemsOf, type JsonObject } from './document/json-value.ts';

/**
 * The path at which a client of the document finds a template: behind the path of its first server, for that is
 * where a client that only had its host swapped will ask.
 */
export function servedPath(template: string, ...holders: readonly JsonObject[]): string {
  const servers = holders.map(({ servers }) => itemsOf(servers)).find(({ length }) => length > 0) ?? [];
  return basePathOf(servers[0]) + template;
}

function basePathOf(server: unknown): string {
  if (!isObject(server) || typeof server.url !== 'string') return '';
  const variables = isObject(server.variables) ? server.variables : {};
  const url = server.url.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return isObject(variable) ? String(variable.default) : '';
  });
  const path = SystemUrl.canParse(url, 'http://localhost')
    ? new SystemUrl(url, 'http://localhost').pathname
    : '';
  return path.replace(/\/+$/, '');
}

/** Two templates with the same shape are one path: the names of parameters tell no paths apart. */
export function shapeOf(template: string): string {
  return template.replace(/\{[^}]*\}/g, '{}');
}

/** Why no request can be led to a template; undefined where it can. */
export function whyUnroutable(template: string): string | undefined {
  const mixed = template.split('/').find((segment) => /[{}]/.test(segment) && !/^\{[^{}]+\}$/.test(segment));
  return mixed === undefined ? undefined : `the segment ${mixed} is neither a text nor one parameter`;
}

/** Names of the parameters of a template, in order. */
export function parameterNames(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}
