import type { ContractDocument } from '../document.ts';
import { isObject, itemsOf, type JsonObject, membersOf } from './document/json-value.ts';
import { METHODS, type Method } from './document/openapi-grammar.ts';
import { mediaOf } from './media.ts';
import { parameterNames } from './served-path.ts';
import { loosenParameters } from './text-parameters.ts';

export interface Adaptation {
  readonly operationId: string;
  readonly method: Method;
  /** As served. */
  readonly path: string;
  readonly operation: JsonObject;
  readonly item: JsonObject;
}

/** What an operation shares with ours, whatever its own document says: who may call it, and how it fails. */
export interface SharedContractParts {
  readonly security: unknown;
  readonly failures: JsonObject;
}

const READING: readonly Method[] = ['get', 'head', 'options', 'trace'];
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

export function sharedPartsOf(known: ContractDocument): SharedContractParts {
  const failures: Record<string, unknown> = {};
  for (const [, item] of membersOf(known.paths)) {
    for (const method of METHODS) {
      const operation = isObject(item) ? item[method] : undefined;
      for (const [status, response] of membersOf(isObject(operation) ? operation.responses : undefined)) {
        if (/^[45]\d\d$/.test(status)) failures[status] ??= response;
      }
    }
  }
  return { security: known.security ?? [], failures };
}

/** A foreign operation as the contract serves it: generated, behind our keys, failing in our words. */
export function adaptOperation(
  { operation, item, ...call }: Adaptation,
  shared: SharedContractParts,
): JsonObject {
  const { summary, description, tags } = operation;
  return {
    operationId: call.operationId,
    ...Object.fromEntries(
      Object.entries({ summary, description, tags }).filter(([, value]) => value !== undefined),
    ),
    'x-sandbox-generated': true,
    'x-permission': READING.includes(call.method) ? 'read' : 'write',
    security: shared.security,
    ...loosenParameters(adaptParameters(itemsOf(operation.parameters), itemsOf(item.parameters), call.path)),
    ...adaptBody(operation.requestBody),
    responses: { ...adaptResponses(operation.responses), ...shared.failures },
  };
}

/** Exactly the parameters that a request can carry: those of the path in full, no cookies, no headers with shared of their own. */
function adaptParameters(own: readonly unknown[], shared: readonly unknown[], path: string): JsonObject[] {
  const byPlace = new Map<string, JsonObject>();
  for (const parameter of [...shared, ...own].filter(isObject)) {
    byPlace.set(`${String(parameter.in)} ${String(parameter.name)}`, parameter);
  }
  const inPath = parameterNames(path).map((name): JsonObject => {
    const declared = byPlace.get(`path ${name}`);
    return { schema: { type: 'string' }, ...declared, name, in: 'path', required: true };
  });
  const others = [...byPlace.values()].filter(
    ({ in: place, name }) =>
      place === 'query' || (place === 'header' && !IGNORED_HEADERS.includes(String(name).toLowerCase())),
  );
  return [...inPath, ...others];
}

function adaptBody(body: unknown): JsonObject {
  if (!isObject(body)) return {};
  const media = mediaOf(body.content);
  const schema = media?.value.schema;
  // openapi-backend follows properties behind `required` for ever where they lead in a circle; `allOf` it leaves alone.
  const content =
    media?.kind === 'json'
      ? { 'application/json': schema === undefined ? {} : { schema: { allOf: [schema] } } }
      : body.content;
  return { requestBody: { ...body, content: content ?? {} } };
}

/** Statuses as numbers, the one of success first of all: what a range or `default` says is said of one status. */
function adaptResponses(responses: unknown): JsonObject {
  const members = membersOf(responses).map(([status, response]) => [status.toUpperCase(), response] as const);
  const exact = members.filter(([status]) => /^[1-5]\d\d$/.test(status));
  const byStatus = Object.fromEntries(exact.map(([status, response]) => [status, adaptResponse(response)]));
  if (exact.some(([status]) => status.startsWith('2'))) return byStatus;
  const [, general] =
    members.find(([status]) => status === '2XX') ?? members.find(([status]) => status === 'DEFAULT') ?? [];
  if (general !== undefined) return { ...byStatus, '200': adaptResponse(general) };
  const isRedirect = exact.some(([status]) => status.startsWith('3'));
  return isRedirect ? byStatus : { ...byStatus, '204': { description: 'Nothing is said of success.' } };
}

function adaptResponse(response: unknown): unknown {
  if (!isObject(response)) return response;
  const media = mediaOf(response.content);
  const isJson = media?.kind === 'json' && media.type === 'application/json';
  return { ...response, content: isJson ? { 'application/json': media.value } : (response.content ?? {}) };
}
