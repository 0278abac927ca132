import { escapeStep } from '../domain/validation/json-pointer.ts';

export type Evidence = 'documented' | 'assumed';
export type EvidenceKind = 'operation' | 'parameter' | 'response' | 'schema' | 'property';

/** What one node of an OpenAPI document rests on: a page of the vendor, or our reading. */
export interface EvidenceEntry {
  /** JSON pointer into the document, as a URI fragment. */
  readonly pointer: string;
  readonly kind: EvidenceKind;
  /** `GET /battery/{deviceId}`, `getBatteryState 200`, `query limit`, `BatteryState.level`. */
  readonly name: string;
  readonly evidence: Evidence;
  /** Path of the vendor's page; always there where the evidence is `documented`. */
  readonly source?: string;
  readonly note?: string;
}

export interface EvidenceCount {
  readonly documented: number;
  readonly assumed: number;
}

export interface EvidenceTotals extends EvidenceCount {
  readonly byKind: Readonly<Record<EvidenceKind, EvidenceCount>>;
}

type JsonObject = Readonly<Record<string, unknown>>;

interface NodeLocation {
  readonly pointer: string;
  readonly kind: EvidenceKind;
  readonly name: string;
}

interface LedgerNode extends NodeLocation {
  readonly node: JsonObject;
}

/** The ledger: one entry for each node that states its evidence, each component once. */
export function collectEvidence(document: unknown): EvidenceEntry[] {
  return [...nodesOf(document)].flatMap((node) => entryOf(node) ?? []);
}

/** Pointers of the nodes that state no evidence, or are called documented without the page that says so. */
export function missingEvidence(document: unknown): string[] {
  return [...nodesOf(document)]
    .filter((node) => entryOf(node) === undefined && !leavesItToTarget(node.node))
    .map(({ pointer }) => pointer);
}

export function evidenceTotals(entries: readonly EvidenceEntry[]): EvidenceTotals {
  const countOf = (kind: EvidenceKind): EvidenceCount =>
    count(entries.filter((entry) => entry.kind === kind));
  return {
    ...count(entries),
    byKind: {
      operation: countOf('operation'),
      parameter: countOf('parameter'),
      response: countOf('response'),
      schema: countOf('schema'),
      property: countOf('property'),
    },
  };
}

function count(entries: readonly EvidenceEntry[]): EvidenceCount {
  const documented = entries.filter(({ evidence }) => evidence === 'documented').length;
  return { documented, assumed: entries.length - documented };
}

function entryOf({ node, pointer, kind, name }: LedgerNode): EvidenceEntry | undefined {
  const { 'x-evidence': evidence, 'x-source': source, 'x-note': note } = node;
  if (evidence !== 'documented' && evidence !== 'assumed') return undefined;
  const hasSource = typeof source === 'string' && source.startsWith('/');
  if (evidence === 'documented' && !hasSource) return undefined;
  return {
    pointer,
    kind,
    name,
    evidence,
    ...(hasSource ? { source } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  };
}

/** A reference without evidence of its own rests on what its target rests on. */
function leavesItToTarget(node: JsonObject): boolean {
  return '$ref' in node && !('x-evidence' in node);
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

function* nodesOf(document: unknown): Generator<LedgerNode> {
  if (!isObject(document)) return;
  for (const [path, item] of entriesOf(document.paths)) {
    const pointer = `#/paths/${escapeStep(path)}`;
    yield* parameterNodes(item, pointer);
    for (const method of METHODS) {
      yield* operationNodes(item[method], `${pointer}/${method}`, `${method.toUpperCase()} ${path}`);
    }
  }
  yield* componentNodes(document.components);
}

function* operationNodes(operation: unknown, pointer: string, name: string): Generator<LedgerNode> {
  if (!isObject(operation)) return;
  yield { pointer, kind: 'operation', name, node: operation };
  const operationId = String(operation.operationId ?? name);
  yield* parameterNodes(operation, pointer);
  yield* contentNodes(operation.requestBody, `${pointer}/requestBody`, operationId);
  for (const [status, response] of entriesOf(operation.responses)) {
    yield* responseNodes(response, `${pointer}/responses/${status}`, `${operationId} ${status}`);
  }
}

function* componentNodes(components: unknown): Generator<LedgerNode> {
  if (!isObject(components)) return;
  const at = (section: string): [string, JsonObject, string][] =>
    entriesOf(components[section]).map(([name, node]) => [
      name,
      node,
      `#/components/${section}/${escapeStep(name)}`,
    ]);
  for (const [, node, pointer] of at('securitySchemes')) yield* fieldNodes(node, pointer, placeName(node));
  const places = at('parameters').map(([, node]) => placeName(node));
  for (const [name, node, pointer] of at('parameters')) {
    const place = placeName(node);
    const isShared = places.filter((other) => other === place).length > 1;
    yield* fieldNodes(node, pointer, isShared ? `${place} (${name})` : place);
  }
  for (const [name, node, pointer] of at('headers')) yield* fieldNodes(node, pointer, `header ${name}`);
  for (const [name, node, pointer] of at('requestBodies')) yield* contentNodes(node, pointer, name);
  for (const [name, node, pointer] of at('responses'))
    yield* responseNodes(node, pointer, `response ${name}`);
  for (const [name, node, pointer] of at('schemas'))
    yield* schemaNodes(node, { pointer, kind: 'schema', name });
}

function* parameterNodes(owner: JsonObject, pointer: string): Generator<LedgerNode> {
  const parameters = owner.parameters;
  if (!Array.isArray(parameters)) return;
  for (const [index, parameter] of parameters.entries()) {
    if (isObject(parameter))
      yield* fieldNodes(parameter, `${pointer}/parameters/${index}`, placeName(parameter));
  }
}

/** A parameter, and what has a parameter's shape: a header, a key in a header. */
function* fieldNodes(field: JsonObject, pointer: string, name: string): Generator<LedgerNode> {
  yield { pointer, kind: 'parameter', name, node: field };
  yield* schemaNodes(field.schema, {
    pointer: `${pointer}/schema`,
    kind: 'schema',
    name: `${name} value`,
  });
}

function* responseNodes(response: JsonObject, pointer: string, name: string): Generator<LedgerNode> {
  yield { pointer, kind: 'response', name, node: response };
  for (const [header, node] of entriesOf(response.headers)) {
    yield* fieldNodes(node, `${pointer}/headers/${escapeStep(header)}`, `${name} header ${header}`);
  }
  yield* contentNodes(response, pointer, name);
}

function* contentNodes(owner: unknown, pointer: string, name: string): Generator<LedgerNode> {
  if (!isObject(owner)) return;
  for (const [mediaType, { schema }] of entriesOf(owner.content)) {
    const schemaPointer = `${pointer}/content/${escapeStep(mediaType)}/schema`;
    yield* schemaNodes(schema, { pointer: schemaPointer, kind: 'schema', name: `${name} body` });
  }
}

const NAMED_CHILDREN = ['properties', 'patternProperties'] as const;
const LISTED_CHILDREN = ['oneOf', 'anyOf', 'allOf', 'prefixItems'] as const;
/** What a value must not be (`not`) rests on what the schema rests on that says so. */
const SINGLE_CHILDREN = { items: '[]', additionalProperties: '.*' } as const;

function* schemaNodes(schema: unknown, location: NodeLocation): Generator<LedgerNode> {
  if (!isObject(schema)) return;
  yield { ...location, node: schema };
  const { pointer, name } = location;
  for (const keyword of NAMED_CHILDREN) {
    for (const [key, child] of entriesOf(schema[keyword])) {
      const at = `${pointer}/${keyword}/${escapeStep(key)}`;
      yield* schemaNodes(child, { pointer: at, kind: 'property', name: `${name}.${key}` });
    }
  }
  for (const keyword of LISTED_CHILDREN) {
    for (const [index, child] of entriesOf(schema[keyword])) {
      // That a value may be null is said by whoever has the branch.
      if (child.type === 'null') continue;
      const at = `${pointer}/${keyword}/${index}`;
      yield* schemaNodes(child, { pointer: at, kind: 'schema', name: `${name} (${keyword} ${index})` });
    }
  }
  for (const [keyword, suffix] of Object.entries(SINGLE_CHILDREN)) {
    const at = `${pointer}/${keyword}`;
    yield* schemaNodes(schema[keyword], { pointer: at, kind: 'schema', name: `${name}${suffix}` });
  }
}

function placeName(field: JsonObject): string {
  return `${String(field.in)} ${String(field.name)}`;
}

/** The members of an object or array that are objects themselves. */
function entriesOf(value: unknown): [string, JsonObject][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
