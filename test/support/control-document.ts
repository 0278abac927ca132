import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { parse } from 'yaml';

export type JsonObject = Record<string, unknown>;

const text = readFileSync(new URL('../../openapi/control.yaml', import.meta.url), 'utf8');

export function readControlYaml(): JsonObject {
  return parse(text) as JsonObject;
}

export const controlDocument = readControlYaml();

const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true });
formatsPlugin.default(ajv);
// Ajv reads tags off the branches and refuses a mapping.
const withoutMappings = JSON.parse(JSON.stringify(controlDocument), (name, value) =>
  name === 'discriminator' ? { propertyName: value.propertyName } : value,
);
ajv.addSchema({ $id: 'control', ...withoutMappings });

/** What the schema at a pointer (`#/components/schemas/Clock`) finds wrong with a value; empty where nothing is. */
export function complaints(pointer: string, value: unknown): string {
  const encoded = pointer.slice(1).split('/').map(encodeURIComponent).join('/');
  const validate = ajv.getSchema(`control#${encoded}`);
  if (validate === undefined) throw new Error(`No schema stands at ${pointer}`);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

export interface ControlOperation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly node: JsonObject;
  readonly pointer: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export const OPERATIONS: readonly ControlOperation[] = Object.entries(
  controlDocument.paths as Record<string, JsonObject>,
).flatMap(([template, item]) =>
  METHODS.filter((method) => method in item).map((method) => {
    const node = item[method] as JsonObject;
    const pointer = `#/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
    return { id: String(node.operationId), method: method.toUpperCase(), template, node, pointer };
  }),
);

/** The operation that a request means; undefined where the document has none. */
export function operationOf(method: string, path: string): ControlOperation | undefined {
  const segments = path.split('?')[0]?.split('/') ?? [];
  const matches = ({ template }: ControlOperation): boolean => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, i) => part.startsWith('{') || part === segments[i])
    );
  };
  return OPERATIONS.find((operation) => operation.method === method && matches(operation));
}

/** What the document has against an answer, in words; empty where nothing. */
export function validateAnswer(method: string, path: string, status: number, body: unknown): string {
  const operation = operationOf(method, path);
  // No route, no method: a problem all the same.
  if (operation === undefined) return complaints('#/components/schemas/Problem', body);
  const responses = operation.node.responses as Record<string, JsonObject>;
  const response = responses[status];
  if (response === undefined) return `${operation.id} documents no status ${status}`;
  const pointer =
    typeof response.$ref === 'string' ? response.$ref : `${operation.pointer}/responses/${status}`;
  const target = resolve(pointer);
  const [mediaType] = Object.keys((target.content ?? {}) as JsonObject);
  if (mediaType === undefined) return body === undefined ? '' : `${operation.id} ${status} has no body`;
  const schema = `${pointer}/content/${mediaType.replaceAll('/', '~1')}/schema`;
  const found = complaints(schema, body);
  return found === '' ? '' : `${operation.id} ${status}: ${found}`;
}

/** The node that a pointer names. */
export function resolve(pointer: string): JsonObject {
  let node: unknown = controlDocument;
  for (const segment of pointer.split('/').slice(1)) {
    node = (node as JsonObject)[segment.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return node as JsonObject;
}
