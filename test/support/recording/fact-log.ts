import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFact } from '../../../src/control/state/saved-account.ts';
import type { Fact } from '../../../src/domain/record/fact.ts';
import { FROZEN } from '../../targets/target.ts';
import { PerturbingStore } from '../perturbing-store.ts';
import { type ServedEngine, serveEngine } from '../serve-engine.ts';
import { ask, callControl } from './replay.ts';
import { CHARGE, get, HOLD, post, type RequestStep, START } from './step.ts';

const ACCOUNT = 'acct_facts';
const KEY = 'sk_sandbox_of_facts';

/** A snapshot whose account has a checkpoint, and after it facts of every kind. */
export interface FactLog extends Document {
  readonly accounts: readonly [{ readonly facts: readonly { readonly kind: string; readonly at: number }[] }];
}

interface Document {
  readonly format: string;
  readonly version: string;
  readonly accounts: readonly object[];
}

/** What comes of it: the snapshot once its facts are applied, and what requests see then. */
export interface FactLogOutcome {
  readonly snapshot: Omit<Document, 'version'>;
  readonly reads: readonly { readonly path: string; readonly status: number; readonly body: unknown }[];
}

/** Under the number of its format: `amps-sandbox-snapshot/3` is `format-3.json`. */
const FOLDER = new URL('../../recordings/fact-logs/', import.meta.url);

export function readRecorded<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

export function writeRecorded(name: string, value: unknown): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(name, FOLDER), `${JSON.stringify(value)}\n`);
}

/** A household without a past, so that its log has no more than happens here. */
const WORLD = {
  accounts: [
    {
      users: [
        {
          id: 'user_of_facts',
          devices: [
            { family: 'battery', id: 'device_battery', reference: true },
            { family: 'hvac', id: 'device_hvac', reference: true },
            { family: 'ev-charger', id: 'device_charger', reference: true },
          ],
        },
      ],
    },
  ],
};

/** Keeps nothing but facts: the journal is off, and a finished action soon gives way. */
const OPTIONS = { ...FROZEN, journal: { maxEntries: 0 }, actions: { keepFinished: 2 } };

/** A log, and what came of it where it was recorded. */
export interface Recorded {
  readonly log: FactLog;
  readonly snapshot: Document;
}

/** Records a run through the public API on a store that keeps every fact. */
export async function recordFactLog(): Promise<Recorded> {
  const store = new PerturbingStore({ lateness: 0, conflicts: 0 });
  await using sandbox = await serveEngine(OPTIONS, { store });
  await control(sandbox, 'POST', '/accounts', { id: ACCOUNT, world: WORLD, keys: [KEY] }, '');
  await begin(sandbox);
  const document = await control(sandbox, 'GET', '/snapshot');
  const position = store.log(ACCOUNT).length;
  await beginAnew(sandbox, document);
  await changeDevices(sandbox);
  await runActions(sandbox);
  await useKeysAndRules(sandbox);
  const snapshot = await control(sandbox, 'GET', '/snapshot');
  return { log: withFacts(document, store.log(ACCOUNT).slice(position)), snapshot };
}

/** Records the facts of a reset alone, after an hour, of an account of the default world. */
export async function recordReset(account: string): Promise<Recorded> {
  const store = new PerturbingStore({ lateness: 0, conflicts: 0 });
  await using sandbox = await serveEngine(OPTIONS, { store });
  const query = `?account=${account}`;
  await control(sandbox, 'POST', '/clock/advance', { by: '1h' }, query);
  const document = await control(sandbox, 'GET', '/snapshot', undefined, query);
  const position = store.log(account).length;
  await control(sandbox, 'POST', '/reset', undefined, query);
  const snapshot = await control(sandbox, 'GET', '/snapshot', undefined, query);
  return { log: withFacts(document, store.log(account).slice(position)), snapshot };
}

function withFacts(document: Document, facts: readonly Fact[]): FactLog {
  const log = { ...document, accounts: [{ ...document.accounts[0], facts: facts.map(writeFact) }] };
  return log as unknown as FactLog;
}

/** Restores a log on another sandbox, whose settings are others, and answers what comes of it. */
export async function restoreFactLog(log: FactLog): Promise<FactLogOutcome> {
  await using sandbox = await serveEngine({ ...FROZEN, actions: { completeAfterSeconds: 60 } });
  await control(sandbox, 'POST', '/restore', log, '');
  const { version: _version, ...snapshot } = await control(sandbox, 'GET', '/snapshot');
  const reads = [];
  for (const path of READS) {
    const { status, body } = await request(sandbox, get(path, { key: KEY }));
    reads.push({ path, status, body: JSON.parse(body) });
  }
  return { snapshot, reads };
}

const READS = [
  '/battery',
  '/battery/device_battery/actions',
  // The first of them uses up a rule.
  '/hvac/device_hvac',
  '/hvac/device_hvac',
  '/ev-charger/device_charger',
  '/solar-inverter',
];

const SENDING = { key: KEY };
const RULE = { name: 'twice', when: { family: 'hvac' }, times: 2, then: { error: 'INTERNAL_ERROR' } };

/** What the checkpoint has: something of everything that can be there at the first instant. */
async function begin(sandbox: ServedEngine): Promise<void> {
  await request(sandbox, post('/battery/device_battery', CHARGE, SENDING));
  await request(sandbox, post('/battery/device_battery', { ...CHARGE, deferUntil: '1h' }, SENDING));
  await control(sandbox, 'POST', '/devices/device_hvac/offline');
  await control(sandbox, 'POST', '/keys', { key: 'sk_sandbox_of_limits', plan: 'ratelimited' });
  await request(sandbox, get('/battery', { key: 'sk_sandbox_of_limits' }));
  await control(sandbox, 'POST', '/rules', { rules: [{ ...RULE, name: 'early', times: 1 }] });
  await request(sandbox, get('/hvac', SENDING));
  await request(sandbox, get('/battery', { ...SENDING, headers: { 'x-sandbox-scenario': 'stale-cache' } }));
}

async function beginAnew(sandbox: ServedEngine, document: object): Promise<void> {
  await control(sandbox, 'POST', '/reset');
  await control(sandbox, 'POST', '/restore', document, '');
  await control(sandbox, 'POST', '/clock/advance', { by: '5s' });
}

async function changeDevices(sandbox: ServedEngine): Promise<void> {
  await control(sandbox, 'POST', '/devices', { family: 'solar-inverter', id: 'device_inverter' });
  await control(sandbox, 'POST', '/devices', { family: 'vehicle', id: 'device_vehicle' });
  await control(sandbox, 'PATCH', '/devices/device_inverter', { peakKw: 3 });
  await control(sandbox, 'DELETE', '/devices/device_vehicle');
  await control(sandbox, 'POST', '/devices/device_hvac/online');
  await control(sandbox, 'POST', '/devices/device_battery/release');
}

async function runActions(sandbox: ServedEngine): Promise<void> {
  await request(sandbox, post('/hvac/device_hvac', HOLD, SENDING));
  await control(sandbox, 'POST', '/clock/advance', { by: '5s' });
  await request(sandbox, post('/ev-charger/device_charger', { ...START, deferUntil: '2h' }, SENDING));
  const scheduled = await request(
    sandbox,
    post('/battery/device_battery', { ...CHARGE, deferUntil: '2h' }, SENDING),
  );
  const path = `/battery/actions/${JSON.parse(scheduled.body).actionId}/cancel`;
  await request(sandbox, post(path, undefined, SENDING));
  await control(sandbox, 'POST', '/devices/device_battery/offline');
  await request(sandbox, post('/battery/device_battery', { ...CHARGE, mode: 'idle' }, SENDING));
  await control(sandbox, 'POST', '/clock/advance', { by: '1m' });
}

async function useKeysAndRules(sandbox: ServedEngine): Promise<void> {
  await control(sandbox, 'POST', '/keys', { key: 'sk_sandbox_of_a_day' });
  await control(sandbox, 'DELETE', '/keys/sk_sandbox_of_a_day');
  await request(sandbox, get('/battery', { key: 'sk_sandbox_of_limits' }));
  await control(sandbox, 'POST', '/rules', { rules: [RULE, { ...RULE, name: 'gone' }] });
  await control(sandbox, 'DELETE', '/rules/gone');
  await control(sandbox, 'DELETE', '/rules');
  await control(sandbox, 'POST', '/rules', { rules: [RULE] });
  await request(sandbox, get('/hvac', SENDING));
  const headers = { 'x-sandbox-scenario': 'rate-limited-burst' };
  for (let times = 0; times < 2; times++) await request(sandbox, get('/battery', { ...SENDING, headers }));
}

async function control(
  sandbox: ServedEngine,
  method: string,
  path: string,
  body?: unknown,
  query = `?account=${ACCOUNT}`,
): Promise<Document> {
  const step = { kind: 'control' as const, method, path: `${path}${query}` };
  const { text } = await callControl(sandbox, body === undefined ? step : { ...step, body });
  return text === '' ? { format: '', version: '', accounts: [] } : JSON.parse(text);
}

/** Answers to requests that the recorder should not have sent so. */
const MISTAKES: readonly number[] = [400, 401, 403, 404, 409];

async function request(sandbox: ServedEngine, step: RequestStep) {
  const reply = await ask(sandbox, step, 0, new Map());
  if (!MISTAKES.includes(reply.status)) return reply;
  throw new Error(`Failed to record: ${reply.request} answered ${reply.status}: ${reply.body}`);
}
