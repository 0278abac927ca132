// How cost grows with size: a page of a large world, and a year of deferred actions.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADERS } from './requests.mjs';
import { format, median } from './statistics.mjs';
import { start, US } from './subjects.mjs';
import { atMost, judged, under } from './verdict.mjs';
import { withFolder } from './workspace.mjs';

const WORLD_SIZES = [2_500, 10_000, 40_000];
const YEAR_SIZES = [250, 500, 1_000];
const ACTIONS_PER_DEVICE = 10;
const YEAR_MS = 365 * 86_400_000;
const START = '2025-01-01T00:00:00Z';

export async function scale() {
  return await withFolder(async (folder) => {
    const pages = await measureAll(folder, WORLD_SIZES, measurePage);
    // Two in five devices take no commands, so a world of 2 N holds N that do.
    const years = await measureAll(folder, YEAR_SIZES, measureYear, 2);
    return [
      summarise('A page of 50 of a world of N devices', pages, { index: 1, limitMs: 10 }),
      summarise(`A year for N devices with ${ACTIONS_PER_DEVICE} N deferred actions`, years, {
        index: 2,
        limitMs: 2_000,
      }),
    ];
  });
}

async function measureAll(folder, sizes, measure, devicesPerUnit = 1) {
  const points = [];
  for (const size of sizes) {
    const server = await startWorld(folder, size * devicesPerUnit);
    points.push({ size, ms: await measure(server, size) });
    await server.stop();
  }
  return points;
}

async function startWorld(folder, devices) {
  const path = join(folder, `world-${devices}.json`);
  const users = Math.ceil(devices * 0.4);
  await writeFile(path, JSON.stringify({ accounts: [{ id: 'acct_bench', generate: { users, devices } }] }));
  return await start(US, {
    extraArgs: ['--world', path, '--clock', 'frozen', '--at', START],
    path: '/battery',
  });
}

async function measurePage({ url }, size) {
  const times = [];
  for (let i = 0; i < 300; i++) {
    const offset = (i * 97) % Math.max(1, Math.floor(size / 5) - 50);
    times.push(await time(() => ask(url, 'GET', `/battery?limit=50&offset=${offset}`)));
  }
  return median(times.slice(100));
}

async function measureYear({ url }, size) {
  const targets = (await listCommandedDevices(url)).slice(0, size);
  if (targets.length < size)
    throw new Error(`Only ${targets.length} devices take commands, ${size} are wanted.`);
  const pushes = targets.flatMap(({ id, family, body }, d) =>
    Array.from({ length: ACTIONS_PER_DEVICE }, (_, i) => {
      const hours = 1 + ((d * 7919 + i * 104_729) % 8_700);
      return () => ask(url, 'POST', `/${family}/${id}`, { ...body(i), deferUntil: `${hours}h` });
    }),
  );
  await inParallel(16, pushes);
  const ms = await time(() => ask(url, 'POST', '/__sandbox/clock/advance', { by: YEAR_MS }));
  // The figure counts only if the year really ran.
  const [first] = targets;
  const { data } = await ask(url, 'GET', `/battery/${first.id}/actions?limit=50`);
  if (!data.every(({ state }) => state === 'completed')) throw new Error('Some actions did not complete.');
  return ms;
}

/** Every device that takes commands, with a command for its i-th action. */
async function listCommandedDevices(url) {
  const families = {
    battery: (i) => ({ action: 'set_operation_mode', mode: ['charge', 'discharge', 'idle'][i % 3] }),
    hvac: () => ({ action: 'follow_schedule' }),
    'ev-charger': (i) => ({ action: ['start_charging', 'stop_charging'][i % 2] }),
  };
  const devices = [];
  for (const [family, body] of Object.entries(families)) {
    for (let offset = 0, hasMore = true; hasMore; offset += 50) {
      const { items, pagination } = await ask(url, 'GET', `/${family}?limit=50&offset=${offset}`);
      devices.push(...items.map(({ id }) => ({ id, family, body })));
      hasMore = pagination.hasMore;
    }
  }
  return devices;
}

async function inParallel(width, tasks) {
  const queue = [...tasks];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let task = queue.pop(); task !== undefined; task = queue.pop()) await task();
    }),
  );
}

async function ask(url, method, path, body) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const parsed = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(parsed)}`);
  return parsed;
}

async function time(run) {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function summarise(what, points, { index, limitMs }) {
  const [first] = points;
  const last = points.at(-1);
  const growth = last.ms / first.ms / (last.size / first.size);
  const row = {
    what,
    us: points.map(({ size, ms }) => `N = ${format(size)}: ${format(ms, 1)} ms`).join(', '),
    ratio: growth,
    target: `N = ${format(points[index].size)} under ${format(limitMs)} ms, growth ÷ size at most 1`,
  };
  return judged(row, Math.max(under(limitMs, points[index].ms), atMost(1.1, growth)));
}
