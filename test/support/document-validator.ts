import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { parse } from 'yaml';

type JsonObject = Record<string, unknown>;

export interface DocumentParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonObject;
  readonly example?: unknown;
}

export interface DocumentOperation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly permission: string;
  readonly parameters: readonly DocumentParameter[];
  /** Example bodies; undefined where the operation takes none. */
  readonly bodies?: readonly JsonObject[];
  readonly bodySchema?: JsonObject;
  readonly isBodyRequired: boolean;
  readonly statuses: readonly string[];
}

/** What came back, in whatever way it was asked for. */
export interface AnswerToValidate {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/**
 * An API document read and compiled for tests, on a path of its own: nothing here goes through the code that the
 * emulator itself routes, validates or answers with.
 */
export interface DocumentValidator {
  readonly operations: readonly DocumentOperation[];
  /** Statuses of requests that match no operation. */
  readonly unmatchedStatuses: readonly string[];
  find(method: string, path: string): DocumentOperation | undefined;
  /** Methods of the path, as `Allow` should list them; empty where the document has no such path. */
  methodsOf(path: string): readonly string[];
  /** Everything that the document has against an answer to this operation, or to a request that is none. */
  validate(operation: DocumentOperation | undefined, answer: AnswerToValidate): string[];
  /** Whether a body is what the operation asks for. */
  admits(operation: DocumentOperation, body: unknown): boolean;
  resolve(schema: JsonObject): JsonObject;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Settled before a request is matched with an operation, so that they may answer any path and method. */
const BEFORE_ROUTING: Readonly<Record<string, string>> = {
  '400': '#/components/responses/BadRequest',
  '401': '#/components/responses/Unauthorized',
  '429': '#/components/responses/RateLimited',
};

export function readV1Document(): JsonObject {
  return parse(readFileSync(new URL('../../openapi/v1.yaml', import.meta.url), 'utf8')) as JsonObject;
}

export function createDocumentValidator(document: JsonObject = readV1Document()): DocumentValidator {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formatsPlugin.default(ajv);
  ajv.addSchema({ $id: 'document', ...document });
  const operations = listOperations(document);
  const unmatched = (document['x-unmatched-responses'] ?? {}) as Record<string, JsonObject>;

  const complaints = (pointer: string, value: unknown): string => {
    const encoded = pointer.slice(1).split('/').map(encodeURIComponent).join('/');
    const validate = ajv.getSchema(`document#${encoded}`);
    if (validate === undefined) throw new Error(`No schema stands at ${pointer}`);
    return validate(value) ? '' : ajv.errorsText(validate.errors, { separator: '; ' });
  };

  const candidates = (path: string): DocumentOperation[] => {
    const matching = operations.filter(({ template }) => matches(template, path));
    const best = Math.max(...matching.map(({ template }) => literalsBefore(template)));
    return matching.filter(({ template }) => literalsBefore(template) === best);
  };

  return {
    operations,
    unmatchedStatuses: Object.keys(unmatched),
    find: (method, path) => candidates(path).find((operation) => operation.method === method),
    methodsOf: (path) => candidates(path).map(({ method }) => method),
    validate(operation, answer) {
      const place =
        operation === undefined
          ? placeOfUnmatched(unmatched, answer.status)
          : placeOfResponse(document, operation, answer.status);
      if (place === undefined) return [`${operation?.id ?? 'no operation'} has no status ${answer.status}`];
      const pointer = followRef(document, place);
      return [
        ...validateHeaders(document, pointer, answer, complaints),
        ...validateBody(document, pointer, answer, complaints),
      ];
    },
    admits: ({ method, template }, body) =>
      complaints(
        `${pointerOf(template, method)}/requestBody/content/${escapePointer('application/json')}/schema`,
        body,
      ) === '',
    resolve: (schema) => dereference(document, schema),
  };
}

function listOperations(document: JsonObject): DocumentOperation[] {
  return Object.entries(document.paths as Record<string, JsonObject>).flatMap(([template, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const node = item[method] as JsonObject;
      const shared = (item.parameters ?? []) as JsonObject[];
      const own = (node.parameters ?? []) as JsonObject[];
      const parameters = [...shared, ...own].map((parameter) =>
        withExample(dereference(document, parameter)),
      );
      return {
        id: String(node.operationId),
        method: method.toUpperCase(),
        template,
        permission: String(node['x-permission']),
        parameters,
        statuses: Object.keys(node.responses as JsonObject),
        ...readBody(document, node),
      };
    }),
  );
}

/** The first of its examples, where there are several. */
function withExample(parameter: JsonObject): DocumentParameter {
  const [first] = Object.values((parameter.examples ?? {}) as Record<string, { value: unknown }>);
  return { example: first?.value, ...parameter } as unknown as DocumentParameter;
}

function readBody(
  document: JsonObject,
  node: JsonObject,
): Pick<DocumentOperation, 'bodies' | 'bodySchema' | 'isBodyRequired'> {
  if (node.requestBody === undefined) return { isBodyRequired: false };
  const body = dereference(document, node.requestBody as JsonObject);
  const json = (body.content as Record<string, JsonObject>)['application/json'] ?? {};
  const examples = (json.examples ?? {}) as Record<string, { value: JsonObject }>;
  return {
    bodies: Object.values(examples).map(({ value }) => value),
    bodySchema: json.schema as JsonObject,
    isBodyRequired: body.required === true,
  };
}

function placeOfResponse(
  document: JsonObject,
  { method, template }: DocumentOperation,
  status: number,
): string | undefined {
  const responses = `${pointerOf(template, method)}/responses`;
  return String(status) in at(document, responses) ? `${responses}/${status}` : undefined;
}

function placeOfUnmatched(unmatched: Record<string, JsonObject>, status: number): string | undefined {
  return String(status) in unmatched ? `#/x-unmatched-responses/${status}` : BEFORE_ROUTING[status];
}

type Complaints = (pointer: string, value: unknown) => string;

function validateHeaders(
  document: JsonObject,
  response: string,
  { headers }: AnswerToValidate,
  complaints: Complaints,
): string[] {
  const documented = (at(document, response).headers ?? {}) as JsonObject;
  return Object.keys(documented).flatMap((name) => {
    const pointer = followRef(document, `${response}/headers/${escapePointer(name)}`);
    const { required, schema } = at(document, pointer);
    const text = headers[name.toLowerCase()];
    if (text === undefined) return required === true ? [`header ${name} is missing`] : [];
    const { type } = dereference(document, schema as JsonObject);
    const isNumber = type === 'integer' || type === 'number';
    const value = isNumber && /^-?\d+(\.\d+)?$/.test(String(text)) ? Number(text) : text;
    const found = complaints(`${pointer}/schema`, value);
    return found === '' ? [] : [`header ${name} is ${JSON.stringify(text)}: ${found}`];
  });
}

function validateBody(
  document: JsonObject,
  response: string,
  { headers, text }: AnswerToValidate,
  complaints: Complaints,
): string[] {
  const content = at(document, response).content as JsonObject | undefined;
  if (content === undefined) return text === '' ? [] : ['has a body where none is documented'];
  const mediaType = String(headers['content-type']).split(';')[0] ?? '';
  if (!(mediaType in content)) return [`content-type is ${mediaType}`];
  const found = complaints(`${response}/content/${escapePointer(mediaType)}/schema`, JSON.parse(text));
  return found === '' ? [] : [`body: ${found}`];
}

function matches(template: string, path: string): boolean {
  const parts = template.split('/');
  const segments = path.split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, i) => (part.startsWith('{') ? segments[i] !== '' : part === segments[i]))
  );
}

/** Where two templates match one path, the one that is literal for longer is meant. */
function literalsBefore(template: string): number {
  return template.split('/').findIndex((part) => part.startsWith('{')) >>> 0;
}

function pointerOf(template: string, method: string): string {
  return `#/paths/${escapePointer(template)}/${method.toLowerCase()}`;
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function at(document: JsonObject, pointer: string): JsonObject {
  let node: unknown = document;
  for (const segment of pointer.split('/').slice(1)) {
    node = (node as JsonObject | undefined)?.[segment.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (typeof node !== 'object' || node === null) throw new Error(`Nothing stands at ${pointer}`);
  return node as JsonObject;
}

/** Where the node that a pointer leads to really stands. */
function followRef(document: JsonObject, pointer: string): string {
  const { $ref } = at(document, pointer);
  return typeof $ref === 'string' ? followRef(document, $ref) : pointer;
}

function dereference(document: JsonObject, node: JsonObject): JsonObject {
  return typeof node.$ref === 'string' ? at(document, followRef(document, node.$ref)) : node;
}
