import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalizeEscapes } from '../../src/domain/path-escapes.ts';
import { createDocumentValidator, type DocumentOperation } from '../support/document-validator.ts';
import { times } from '../support/proof.ts';
import { bytesOf, type DrawnRequest, requests } from '../support/request-arbitrary.ts';
import { type PlainAnswer, type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { worldStateOf } from '../support/world-state.ts';
import { DOCUMENTED_KEY, FROZEN } from '../targets/index.ts';

/** Requests that follow one another in one world; each sequence begins in a fresh one. */
const SEQUENCE = 10;
const REQUESTS = times({ quick: 700, full: 10_000 });

const LIVE_KEY = 'sk_live_def456uvw';
const validator = createDocumentValidator();
let sandbox: ServedEngine;

beforeAll(async () => {
  const plans = { ratelimited: { limit: 1, windowSeconds: 60 } };
  sandbox = await serveEngine({ ...FROZEN, plans, validateResponses: false });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

/** What is told of all answers in the end, so that a fuzzer that only knocks at closed doors does not pass. */
class Tally {
  readonly statuses = new Map<number, number>();
  readonly served = new Set<string>();
  requests = 0;

  count({ status }: PlainAnswer, operation: DocumentOperation | undefined): void {
    this.requests++;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status < 300 && operation !== undefined) this.served.add(operation.id);
  }

  share(status: number): number {
    return (this.statuses.get(status) ?? 0) / this.requests;
  }
}

describe('The API under requests of every kind', () => {
  it(`answers ${REQUESTS} requests as documented, refuses without a trace and lives on`, async ({
    annotate,
  }) => {
    const tally = new Tally();
    const property = fc.asyncProperty(
      fc.array(requests(requestWorld()), { minLength: SEQUENCE, maxLength: SEQUENCE }),
      async (sequence) => {
        sandbox.engine.accounts.resetAll();
        await new Conversation(tally).hold(sequence);
      },
    );
    await fc.assert(property, { numRuns: REQUESTS / SEQUENCE });
    expect(tally.requests).toBe(REQUESTS);
    await annotate(`${REQUESTS} requests: ${JSON.stringify(Object.fromEntries([...tally.statuses].sort()))}`);
    expect([...tally.served].sort()).toEqual(validator.operations.map(({ id }) => id).sort());
    for (const status of [200, 202, 400, 401, 404, 405, 415]) {
      expect(tally.share(status), `the share of ${status}`).toBeGreaterThan(0.001);
    }
  });
});

/** A sequence of requests to one world, each answer held against all that must always be true. */
class Conversation {
  readonly #tally: Tally;
  #world = worldStateOf(sandbox.engine);
  #lastAction = 'act_none';

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  async hold(sequence: readonly DrawnRequest[]): Promise<void> {
    for (const request of sequence) await this.#ask(request);
    const alive = await sandbox.send({
      method: 'GET',
      path: '/battery',
      headers: { 'x-api-key': LIVE_KEY, host: 'api.amps.ai' },
    });
    expect(alive.status).toBe(200);
  }

  async #ask(drawn: DrawnRequest): Promise<void> {
    const request = { ...drawn, path: drawn.path.replaceAll('{last}', this.#lastAction) };
    const { method, path, headers, body } = request;
    const answer = await sandbox.send({
      method,
      path,
      headers,
      ...(body !== undefined && { body: bytesOf(body) }),
    });
    const operation = validator.find(method, pathOf(path));
    this.#tally.count(answer, operation);
    const findings = [...this.#validate(request, answer, operation), ...this.#validateWorld(request, answer)];
    if (findings.length > 0) throw new Error(`${method} ${path} → ${answer.status}: ${findings.join('; ')}`);
    if (answer.status === 202) this.#lastAction = JSON.parse(answer.text).actionId;
  }

  #validate(request: DrawnRequest, answer: PlainAnswer, operation: DocumentOperation | undefined): string[] {
    const { method, path, isGood } = request;
    const { status, headers, text } = answer;
    const findings: string[] = sandbox.bugs.splice(0).map(({ error }) => `logged a bug: ${error}`);
    if (status >= 500) findings.push('failed');
    if (isGood && !isServed(answer)) findings.push(`refused a good request: ${text.slice(0, 300)}`);
    if (Number(headers['content-length']) !== Buffer.byteLength(text) && method !== 'HEAD')
      findings.push('tells another length');
    // The answer to HEAD is a header alone.
    if (method === 'HEAD') return text === '' ? findings : [...findings, 'has a body'];
    findings.push(...validator.validate(status === 431 ? undefined : operation, answer));
    if (status === 202 && operation !== undefined && !admits(operation, request))
      findings.push('took a body that the document does not describe');
    if (status === 405 && headers.allow !== validator.methodsOf(pathOf(path)).join(', '))
      findings.push(`allows ${headers.allow}`);
    if (status >= 400) findings.push(...validateEnvelope(path, answer));
    return findings;
  }

  /** Only an accepted push or a cancelled action is a change. */
  #validateWorld({ method }: DrawnRequest, { status }: PlainAnswer): string[] {
    const before = this.#world;
    this.#world = worldStateOf(sandbox.engine);
    const mayChange = method === 'POST' && status < 300;
    const findings = [];
    if (before !== this.#world && !mayChange) findings.push('changed the world');
    if (before === this.#world && mayChange) findings.push('changed nothing');
    return [...findings, ...pollutions()];
  }
}

function validateEnvelope(path: string, { status, headers, text }: PlainAnswer): string[] {
  const findings: string[] = [];
  const { success, error, meta } = JSON.parse(text);
  if (success !== false || typeof error.code !== 'string' || error.message === '')
    findings.push('has no envelope');
  if (meta.requestId !== headers['x-request-id']) findings.push('has two request ids');
  // What the parser of HTTP gives up on has no path yet.
  if (status !== 431 && meta.path !== normalizeEscapes(pathOf(path)))
    findings.push(`speaks of the path ${meta.path}`);
  return findings;
}

/** A good request is served, or names a time that is past or on no calendar, or an action that is not there or done. */
function isServed({ status, text }: PlainAnswer): boolean {
  if (status < 300) return true;
  const { error } = JSON.parse(text);
  if (status === 400) {
    return error.details.errors.every((detail: { path: string }) => detail.path === '/body/deferUntil');
  }
  return status === 404 ? error.code === 'NOT_FOUND' : status === 409;
}

function admits(operation: DocumentOperation, { body }: DrawnRequest): boolean {
  if (body === undefined) return false;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(body));
  return validator.admits(operation, JSON.parse(text));
}

function pathOf(path: string): string {
  return path.split('?')[0] ?? '';
}

const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
];
const NAMES_BEFORE = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

function pollutions(): string[] {
  const isPolluted = PROTOTYPES.some((prototype, i) => Reflect.ownKeys(prototype).length !== NAMES_BEFORE[i]);
  return isPolluted ? ['polluted a prototype'] : [];
}

function requestWorld() {
  const { world } = sandbox.engine.accounts.first;
  const idsBelow: Record<string, string[]> = {};
  for (const { device } of world.devices()) {
    idsBelow[`/${device.family}`] ??= [];
    idsBelow[`/${device.family}`]?.push(device.id);
  }
  const odd = [
    'sk_sandbox_empty',
    'sk_sandbox_readonly',
    'sk_sandbox_expired',
    'sk_sandbox_revoked',
    'sk_sandbox_ratelimited',
    'sk_sandbox_nobody',
    LIVE_KEY,
    '__proto__',
    `${DOCUMENTED_KEY} `,
    DOCUMENTED_KEY.toUpperCase(),
    `sk_sandbox_${'x'.repeat(5_000)}`,
  ];
  return { validator, keys: { good: DOCUMENTED_KEY, odd }, idsBelow };
}
