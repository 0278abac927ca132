import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  type ControlOperation,
  controlDocument,
  type JsonObject,
  OPERATIONS,
  resolve,
  validateAnswer,
} from '../support/control-document.ts';
import {
  type PlainAnswer,
  type PlainRequest,
  type ServedEngine,
  serveEngine,
} from '../support/serve-engine.ts';
import { DOCUMENTED_KEY } from '../targets/index.ts';

/** A request of which every part is an example of the document. */
interface ExampleRequest extends PlainRequest {
  readonly operation: ControlOperation;
  readonly name: string;
}

type Parameter = JsonObject & { readonly name: string; readonly in: string };

const CA = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n';
const WRITERS: Readonly<Record<string, (value: unknown) => string>> = {
  'application/json': JSON.stringify,
  'application/yaml': (value) => stringify(value),
};
/** Enough for any wait of the examples. */
const MOST_PUSHES = 40;

function dereference(node: unknown): JsonObject {
  const { $ref } = node as JsonObject;
  return typeof $ref === 'string' ? resolve($ref) : (node as JsonObject);
}

function parametersOf({ node, template }: ControlOperation): Parameter[] {
  const item = (controlDocument.paths as Record<string, JsonObject>)[template] ?? {};
  return [item.parameters, node.parameters].flatMap((list) =>
    ((list ?? []) as unknown[]).map((parameter) => dereference(parameter) as Parameter),
  );
}

/** The examples of what has a schema, each with its name. */
function examplesOf({ example, examples }: JsonObject): [string, unknown][] {
  if (example !== undefined) return [['example', example]];
  return Object.entries((examples ?? {}) as JsonObject).map(([name, value]) => [
    name,
    dereference(value).value,
  ]);
}

function firstExample(parameter: Parameter): string {
  return String(examplesOf(parameter)[0]?.[1]);
}

function bodiesOf({
  node,
}: ControlOperation): { name: string; headers: Record<string, string>; body: string }[] {
  const content = Object.entries((node.requestBody as JsonObject | undefined)?.content ?? {});
  return content.flatMap(([type, media]) =>
    examplesOf(media as JsonObject).map(([name, value]) => ({
      name: `${name}, ${type}`,
      headers: { 'content-type': type },
      body: WRITERS[type]?.(value) ?? '',
    })),
  );
}

/** Each body of an operation, without and with what may be left out. */
function requestsOf(operation: ControlOperation): ExampleRequest[] {
  const parameters = parametersOf(operation);
  const examples = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter): [string, string] => [parameter.name, firstExample(parameter)]);
  const inPath = Object.fromEntries(examples('path'));
  const path = operation.template.replace(/\{(\w+)\}/g, (_whole, name) =>
    encodeURIComponent(inPath[name] ?? ''),
  );
  const query = new URLSearchParams(examples('query'));
  const { method } = operation;
  const bodies = operation.node.requestBody === undefined ? [{ name: '', headers: {} }] : bodiesOf(operation);
  return bodies.flatMap(({ name, headers, ...body }) => {
    const bare = { operation, method, path, headers, ...body, name: `${operation.id} ${name}`.trim() };
    if (query.size === 0) return [bare];
    const whole = { ...headers, ...Object.fromEntries(examples('header')) };
    return [
      bare,
      { ...bare, path: `${path}?${query}`, headers: whole, name: `${bare.name}, all parameters` },
    ];
  });
}

function readBody({ headers, text }: PlainAnswer): unknown {
  const type = headers['content-type'] ?? '';
  if (text === '') return undefined;
  // JSON is YAML.
  return /json|yaml/.test(type) ? parse(text) : text;
}

async function send(sandbox: ServedEngine, { operation, name: _, ...request }: ExampleRequest) {
  const answer = await sandbox.send(request);
  const body = readBody(answer);
  const complaints = validateAnswer(request.method, request.path, answer.status, body);
  const successes = Object.keys(operation.node.responses as JsonObject).filter((status) =>
    status.startsWith('2'),
  );
  return { status: answer.status, successes: successes.map(Number), complaints, text: answer.text };
}

/** A client at work, for those who wait for one: with a good key, and with none. */
async function pushUntil(sandbox: ServedEngine, done: Promise<unknown>): Promise<void> {
  let isDone = false;
  done.finally(() => {
    isDone = true;
  });
  const push = {
    method: 'POST',
    path: '/battery/device_abc123',
    body: '{"action":"set_operation_mode","mode":"idle"}',
  };
  const type = { 'content-type': 'application/json' };
  for (let pushes = 0; pushes < MOST_PUSHES && !isDone; pushes++) {
    await sandbox.send({ ...push, headers: { ...type, 'x-api-key': DOCUMENTED_KEY } });
    await sandbox.send({ ...push, headers: type });
  }
}

describe('The example requests of the control API', () => {
  const requests = OPERATIONS.flatMap(requestsOf);
  const [rules] = requests.filter(({ operation }) => operation.id === 'addRules');

  it('are there for every operation', () => {
    expect(new Set(requests.map(({ operation }) => operation.id)).size).toBe(OPERATIONS.length);
  });

  it.each(requests)('succeed on a fresh sandbox, whenever they are sent: $name', async (request) => {
    await using sandbox = await serveEngine({}, { ca: CA });
    // No sandbox has a rule before it is given one.
    if (request.path.includes('/rules/') && rules !== undefined) await send(sandbox, rules);
    const sent = send(sandbox, request);
    if (request.operation.id === 'waitForRequests') await pushUntil(sandbox, sent);
    const { status, successes, complaints, text } = await sent;
    expect(successes, text).toContain(status);
    expect(complaints).toBe('');
    expect(sandbox.bugs).toEqual([]);
  });
});
