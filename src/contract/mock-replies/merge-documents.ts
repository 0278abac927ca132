import type { ContractDocument } from '../document.ts';
import { adaptOperation, sharedPartsOf } from './adapt-operation.ts';
import { freeName } from './document/free-name.ts';
import { isObject, type JsonObject, membersOf } from './document/json-value.ts';
import { makeOperationId } from './document/name-operations.ts';
import { METHODS, type Method } from './document/openapi-grammar.ts';
import { DocumentError } from './document-error.ts';
import { servedPath, shapeOf, whyUnroutable } from './served-path.ts';

export interface NamedOperation {
  readonly operationId: string;
  readonly method: Method;
  readonly path: string;
}

export interface SkippedOperation {
  readonly method: Method;
  readonly path: string;
  readonly reason: string;
}

export interface MergedDocuments {
  readonly document: ContractDocument;
  /** Operations of the user's document that ours lacks; they are generated. */
  readonly added: readonly NamedOperation[];
  /** Operations of ours that the user's document lacks; they are simulated as ever. */
  readonly stale: readonly NamedOperation[];
  /** Operations of the user's document that cannot be served. */
  readonly skipped: readonly SkippedOperation[];
}

interface FoundOperation extends NamedOperation {
  readonly operation: JsonObject;
  readonly item: JsonObject;
}

/** Names that openapi-backend gives handlers of its own. */
const RESERVED_IDS = new Set([
  ...['400', '404', '405', '501', 'notFound', 'methodNotAllowed', 'notImplemented', 'validationFail'],
  ...['unauthorizedHandler', 'preRoutingHandler', 'postRoutingHandler', 'postSecurityHandler'],
  ...['preOperationHandler', 'postResponseHandler'],
]);

/**
 * Our document with the operations that only the user's has. An operation is the same where method and path are, up to
 * the names of parameters; the same ones stay ours. @throws DocumentError for paths that would hide the control API.
 */
export function addUnknownOperations(known: ContractDocument, user: ContractDocument): MergedDocuments {
  const ours = operationsOf(known, (path) => path);
  const theirs = operationsOf(user, (path, item, operation) =>
    servedPath(path, operation, item, user as JsonObject),
  );
  refuseControlPaths(theirs);
  const taken = new Set(ours.map(keyOf));
  const ids = new Set(ours.map(({ operationId }) => operationId));
  const shared = sharedPartsOf(known);
  const paths: Record<string, unknown> = { ...known.paths };
  const added: NamedOperation[] = [];
  const skipped: SkippedOperation[] = [];
  const isTheirs = new Set(theirs.map(keyOf));
  for (const found of theirs.filter((operation) => !taken.has(keyOf(operation)))) {
    const { method, path } = found;
    const reason = whyUnroutable(path) ?? (taken.has(keyOf(found)) ? 'the path is there twice' : undefined);
    if (reason !== undefined) {
      skipped.push({ method, path, reason });
      continue;
    }
    const operationId = chooseId(found, ids);
    ids.add(operationId);
    taken.add(keyOf(found));
    added.push({ operationId, method, path });
    const item = Object.hasOwn(paths, path) ? (paths[path] as JsonObject) : {};
    paths[path] = { ...item, [method]: adaptOperation({ ...found, operationId }, shared) };
  }
  const stale = ours.filter((operation) => !isTheirs.has(keyOf(operation)));
  return { document: { ...known, paths } as ContractDocument, added, stale: stale.map(toName), skipped };
}

function operationsOf(
  document: ContractDocument,
  pathOf: (path: string, item: JsonObject, operation: JsonObject) => string,
): FoundOperation[] {
  return membersOf(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): FoundOperation[] => {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(item) || !isObject(operation)) return [];
      const served = pathOf(path, item, operation);
      const operationId = String(operation.operationId ?? makeOperationId(method, served));
      return [{ operationId, method, path: served, operation, item }];
    }),
  );
}

function keyOf({ method, path }: Pick<NamedOperation, 'method' | 'path'>): string {
  return `${method} ${shapeOf(path)}`;
}

function toName({ operationId, method, path }: NamedOperation): NamedOperation {
  return { operationId, method, path };
}

function chooseId({ operationId, method, path }: NamedOperation, ids: ReadonlySet<string>): string {
  const isTaken = (id: string): boolean => ids.has(id) || RESERVED_IDS.has(id) || id in {};
  return isTaken(operationId) ? freeName(makeOperationId(method, path), isTaken) : operationId;
}

function refuseControlPaths(operations: readonly NamedOperation[]): void {
  const hiding = operations.find(({ path }) => /^\/__sandbox(\/|$)/i.test(path));
  if (hiding === undefined) return;
  throw new DocumentError(
    `Failed to add the operations of the OpenAPI document: it has the path ${hiding.path}, and /__sandbox is the ` +
      'control API of the sandbox. Remove that path, or give its server another base path.',
  );
}
