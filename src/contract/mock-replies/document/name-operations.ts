import { refuseDocument } from '../document-error.ts';
import { freeName } from './free-name.ts';
import { isObject, type JsonObject, membersOf } from './json-value.ts';
import { METHODS, type Method } from './openapi-grammar.ts';

/** Gives a name to every operation that has none. @throws DocumentError where two have the same. */
export function nameOperations(document: JsonObject, path: string): JsonObject {
  const given = new Map<string, string>();
  for (const { name, operationId } of operationsOf(document)) {
    if (operationId === undefined) continue;
    const other = given.get(operationId);
    if (other !== undefined) {
      const why = `${other} and ${name} have the same operationId ${JSON.stringify(operationId)}`;
      throw refuseDocument(path, why, 'Give each operation an operationId of its own.');
    }
    given.set(operationId, name);
  }
  const paths = membersOf(document.paths).map(([template, item]) => [
    template,
    nameWithin(item, template, given),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function nameWithin(item: unknown, template: string, taken: Map<string, string>): unknown {
  if (!isObject(item)) return item;
  const named = METHODS.flatMap((method) => {
    const operation = item[method];
    if (!isObject(operation) || typeof operation.operationId === 'string') return [];
    const operationId = freeName(makeOperationId(method, template), (id) => taken.has(id));
    taken.set(operationId, template);
    return [[method, { ...operation, operationId }]];
  });
  return { ...item, ...Object.fromEntries(named) };
}

/** `get /foo/{id}` → `get_foo_id`. */
export function makeOperationId(method: Method, template: string): string {
  return [method, ...template.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')].join('_');
}

function operationsOf(document: JsonObject): { name: string; operationId: string | undefined }[] {
  return membersOf(document.paths).flatMap(([template, item]) =>
    METHODS.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) return [];
      const { operationId } = operation;
      const name = `${method.toUpperCase()} ${template}`;
      return [{ name, operationId: typeof operationId === 'string' ? operationId : undefined }];
    }),
  );
}
