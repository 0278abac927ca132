import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '../../src/domain/entities.ts';
import { draw } from '../../src/domain/random.ts';
import { times } from '../support/proof.ts';
import { type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { type RunningCli, spawnCli } from '../support/spawn-cli.ts';
import { type Ask, FROZEN, headersFor, type Json, SAMPLE_INSTANT } from '../targets/index.ts';

const SEED = 'determinism';
const REQUESTS = times({ quick: 500, full: 1_000 });
const AT_ONCE = 25;

interface Request extends Ask {
  readonly method: string;
  readonly path: string;
}

/** A plan of requests: the errands may run in any order and at once, the requests of one errand in theirs alone. */
type Errand = readonly Request[];

/** Whole answers by the request that they answer; in order of their text where one request was sent more than once. */
type Answers = Readonly<Record<string, readonly string[]>>;

/** Sends the errands in an order drawn from `order`, many at once. */
async function run(url: string, errands: readonly Errand[], order: string): Promise<Answers> {
  await using pool = disposable(new Pool(url, { connections: AT_ONCE }));
  const queue = shuffle(errands, order);
  const answers: Record<string, string[]> = {};
  const work = async (): Promise<void> => {
    for (let errand = queue.pop(); errand !== undefined; errand = queue.pop()) {
      for (const request of errand) {
        const answer = await ask(pool, request);
        const name = nameOf(request);
        answers[name] ??= [];
        answers[name].push(answer);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const several of Object.values(answers)) several.sort();
  return answers;
}

/** The first few requests that were answered differently, with both answers. */
function differencesOf(one: Answers, other: Answers): object[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names]
    .map((request) => ({ request, one: one[request]?.join('\n'), other: other[request]?.join('\n') }))
    .filter((answers) => answers.one !== answers.other)
    .slice(0, 3);
}

function disposable(pool: Pool): Pool & AsyncDisposable {
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.close() });
}

async function ask(pool: Pool, request: Request): Promise<string> {
  const { method, path } = request;
  const payload = request.raw ?? (request.body === undefined ? null : JSON.stringify(request.body));
  const { statusCode, headers, body } = await pool.request({
    method: method as 'GET',
    path,
    headers: headersFor(request),
    body: payload,
  });
  return `${statusCode} ${headers['x-request-id']} ${await body.text()}`;
}

function nameOf({ method, path, key, body, raw, headers }: Request): string {
  return [method, path, key, JSON.stringify(body), raw, headers?.['content-type']].map(String).join(' ');
}

function shuffle<T>(items: readonly T[], order: string): T[] {
  return items
    .map((item, i) => ({ item, rank: draw(order, 'rank', i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function post(path: string, body: unknown, ask: Ask = {}): Request {
  return { method: 'POST', path, body, ...ask };
}

function get(path: string, ask: Ask = {}): Request {
  return { method: 'GET', path, ...ask };
}

const PUSHES: Readonly<Partial<Record<Device['family'], readonly object[]>>> = {
  battery: [
    { action: 'set_operation_mode', mode: 'charge', targetPercent: 90 },
    { action: 'set_operation_mode', mode: 'discharge', deferUntil: '30m' },
    { action: 'set_operation_mode', mode: 'idle', sandbox: { outcome: 'failed', completeAfterSeconds: 60 } },
  ],
  hvac: [
    { action: 'set_permanent_hold', mode: 'auto', heatSetpoint: 68, coolSetpoint: 76 },
    { action: 'follow_schedule', deferUntil: '2.5h' },
  ],
  'ev-charger': [
    { action: 'set_max_power', maxPower: 7 },
    { action: 'stop_charging', deferUntil: '2025-01-24T02:00:00Z' },
    { action: 'start_charging' },
  ],
};

/** The battery that nobody commands here, so that its list of actions is the same whenever it is asked for. */
const UNTOUCHED = 'device_xyz789';
const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * What one device is told has an order by nature: the second command gets the second id. So the commands to a device
 * are one errand; everything else may come at any time, for the clock stands still and nothing is done at once.
 */
function pushErrands(devices: readonly Device[]): Errand[] {
  return devices
    .filter(({ id }) => id !== UNTOUCHED)
    .flatMap(({ family, id }) => {
      const bodies = PUSHES[family] ?? [];
      return bodies.length === 0 ? [] : [bodies.map((body) => post(`/${family}/${id}`, body))];
    });
}

function readErrands(devices: readonly Device[]): Errand[] {
  return devices.flatMap(({ family, id, userId }) => [
    [get(`/${family}/${id}`)],
    [get(`/${family}/${id}?expedite=true`)],
    [get(`/${family}?userId=${encodeURIComponent(userId)}&limit=3`)],
    [get(`/${family}?offset=${id.length}&limit=50`)],
  ]);
}

function errorErrands(devices: readonly Device[]): Errand[] {
  const keys = [
    null,
    'nonsense',
    'sk_sandbox_nobody',
    'sk_sandbox_expired',
    'sk_sandbox_revoked',
    'sk_live_abc123',
  ];
  return devices.flatMap(({ family, id }) => [
    ...keys.map((key) => [get(`/${family}/${id}`, { key })]),
    [get(`/${family}/${id}x`)],
    [get(`/${family}/${id}?expedite=perhaps`)],
    [get(`/${family}/${id}/nowhere`)],
    [{ method: 'DELETE', path: `/${family}/${id}` }],
    [post(`/${family}/${id}`, { action: 'nonsense' })],
    [post(`/${family}/${id}`, { action: 'set_max_power', maxPower: -1 })],
    [post(`/${family}/${id}`, undefined, { raw: '{', headers: JSON_TYPE })],
    [post(`/${family}/${id}`, undefined, { raw: '{', headers: { 'content-type': 'text/plain' } })],
    [post(`/${family}/${id}`, {}, { key: 'sk_sandbox_readonly' })],
  ]);
}

function pollErrands(): Errand[] {
  return [
    ...['battery', 'hvac', 'ev-charger'].map((family) => [get(`/${family}/actions/action_abc123`)]),
    ...['scheduled', 'completed'].map((state) => [get(`/battery/${UNTOUCHED}/actions?state=${state}`)]),
    [get('/battery/actions/act_abc123')],
    [get('/battery/actions/act_nope')],
    [get('/battery/device_live_battery')],
  ];
}

function plan(devices: readonly Device[]): Errand[] {
  const pushes = pushErrands(devices);
  const pool = [...readErrands(devices), ...errorErrands(devices), ...pollErrands()];
  // One quota, used up by the same request: the answers are the same whichever of them comes last.
  const limited = Array.from({ length: 9 }, () => [get('/vehicle', { key: 'sk_sandbox_ratelimited' })]);
  const fixed = [...pushes, ...limited];
  const missing = REQUESTS - fixed.flat().length;
  const chosen = shuffle([...pool, ...pool, ...pool], SEED).slice(0, missing);
  return [...fixed, ...chosen];
}

/** Everything that can be asked of an account, its new actions included. */
function everything(devices: readonly Device[], answers: Answers): Errand[] {
  const actionIds = Object.values(answers)
    .flat()
    .flatMap((answer) => /"actionId":"(\w+)"/.exec(answer)?.[1] ?? []);
  return [
    ...readErrands(devices),
    ...pollErrands(),
    ...actionIds.flatMap((id) => Object.keys(PUSHES).map((family) => [get(`/${family}/actions/${id}`)])),
    ...devices
      .filter(({ family }) => family === 'battery')
      .map(({ id }) => [get(`/battery/${id}/actions?limit=50`)]),
  ];
}

/** Calls the control API. */
async function command(url: string, path: string, body?: object): Promise<void> {
  const payload = body === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(body) };
  const { status } = await fetch(`${url}/__sandbox${path}`, { method: 'POST', ...payload });
  expect(status).toBe(200);
}

function spawnIn(zone: string, seed = SEED): Promise<RunningCli> {
  const frozen = ['--clock', 'frozen', '--at', SAMPLE_INSTANT, '--log', 'silent'];
  return spawnCli(['--seed', seed, ...frozen], { env: { TZ: zone } });
}

describe('The same seed and instants', () => {
  let auckland: RunningCli;
  let stJohns: RunningCli;
  let inProcess: ServedEngine;
  let urls: readonly string[];
  let devices: readonly Device[];

  beforeAll(async () => {
    [auckland, stJohns, inProcess] = await Promise.all([
      spawnIn('Pacific/Auckland'),
      spawnIn('America/St_Johns'),
      serveEngine({ ...FROZEN, seed: SEED }),
    ]);
    urls = [auckland.url, stJohns.url, `http://127.0.0.1:${inProcess.port}`];
    devices = inProcess.engine.accounts.first.world.devices().map(({ device }) => device);
  });
  afterAll(async () => {
    await Promise.all([auckland, stJohns, inProcess].map((running) => running[Symbol.asyncDispose]()));
  });

  /** Asks everyone the same, each in another order, and expects to hear the same. */
  async function expectOneAnswer(errands: readonly Errand[], occasion: string): Promise<Answers> {
    const [first, ...others] = await Promise.all(urls.map((url, i) => run(url, errands, `${occasion} ${i}`)));
    if (first === undefined) throw new Error('Nobody was asked');
    for (const other of others) expect(differencesOf(first, other)).toEqual([]);
    return first;
  }

  it('give the same answers to the byte, in other time zones, in another order, at once or in turn', async () => {
    const errands = plan(devices);
    expect(errands.flat()).toHaveLength(REQUESTS);
    const answers = await expectOneAnswer(errands, 'first');
    expect(Object.values(answers).flat()).toHaveLength(REQUESTS);
    const statuses = new Set(
      Object.values(answers).flatMap((several) => several.map((text) => text.slice(0, 3))),
    );
    expect([...statuses].sort()).toEqual(['200', '202', '400', '401', '403', '404', '405', '415', '429']);

    // Past the ends of the actions, past the deferred ones, past midnight here and there, to the first of a month, which
    // is still the last one somewhere, and to another season.
    for (const by of ['1m', '3h', '15h', '200h', '200d']) {
      await Promise.all(urls.map((url) => command(url, '/clock/advance', { by })));
      const later = await expectOneAnswer(everything(devices, answers), by);
      expect(Object.values(later).flat().length).toBeGreaterThan(200);
    }
  });

  it('give the same answers once more after a reset', async () => {
    const errands = plan(devices);
    const [once, twice] = [await afterReset('once'), await afterReset('twice')];
    expect(differencesOf(once, twice)).toEqual([]);

    async function afterReset(occasion: string): Promise<Answers> {
      await Promise.all(urls.map((url) => command(url, '/reset')));
      return await expectOneAnswer(errands, occasion);
    }
  });
});

describe('Another seed', () => {
  const REFERENCES = [
    '/battery/device_abc123',
    '/hvac/device_hvac_001',
    '/ev-charger/device_ev_001',
    '/solar-inverter/device_inverter_001',
    '/vehicle/device_vehicle_001',
  ];

  function withoutIds({ items }: Json): object[] {
    return items.map(({ id: _id, ...device }: Json) => device);
  }

  it('draws other devices and keeps the figures of the documented ones', async () => {
    await using one = await serveEngine({ ...FROZEN, seed: 'one' });
    await using other = await spawnIn('UTC', 'other');
    const urls = [`http://127.0.0.1:${one.port}`, other.url];
    const read = async (path: string) =>
      Promise.all(
        urls.map(
          async (url) => (await (await fetch(`${url}${path}`, { headers: headersFor({}) })).json()) as Json,
        ),
      );
    for (const path of REFERENCES) {
      const [here, there] = await read(path);
      expect(there).toEqual(here);
    }
    for (const family of ['battery', 'hvac', 'ev-charger', 'solar-inverter', 'vehicle']) {
      const [here, there] = await read(`/${family}?limit=50`);
      expect(there.pagination).toEqual(here.pagination);
      expect(withoutIds(there)).not.toEqual(withoutIds(here));
    }
  });
});
