// How cost depends on history: an account after many pushes against the same account when it was fresh.
import autocannon from 'autocannon';
import { runClosedLoop } from './load/closed-loop.mjs';
import { CONNECTIONS, HEADERS, PATH, REQUESTS } from './requests.mjs';
import { LOAD_SECONDS, PUSHES_OF_HISTORY } from './settings.mjs';
import { format, median } from './statistics.mjs';
import { start, US } from './subjects.mjs';
import { atLeast, judged, under } from './verdict.mjs';

const PAGE = 10;
const PUSHES_AT_ONCE = 10_000;
const ACTIONS = { method: 'GET', path: `${PATH}/actions?limit=${PAGE}`, headers: HEADERS, status: 200 };
const CASES = { 'list of actions': ACTIONS, read: REQUESTS.read, push: REQUESTS.command };
const SNAPSHOT = '/__sandbox/snapshot?account=acct_demo';

export async function history() {
  const server = await start(US, {
    extraArgs: ['--clock', 'frozen', '--at', '2025-01-01T00:00:00Z'],
    path: PATH,
  });
  try {
    // As many actions as a page shows, so that both answer the same.
    await pushMany(server.url, PAGE);
    const fresh = await measureRates(server.url);
    await pushMany(server.url, PUSHES_OF_HISTORY);
    const later = await measureRates(server.url);
    const snapshot = await measureSnapshot(server.url);
    return [
      ...compareRates(fresh, later),
      ...judgeSnapshot(snapshot),
      judgeMemory(await server.residentMib()),
    ];
  } finally {
    await server.stop();
  }
}

/** Requests a second by case, once the server is warm. */
async function measureRates(url) {
  const rates = {};
  for (const [name, request] of Object.entries(CASES)) {
    const run = { url, requests: [request], seconds: LOAD_SECONDS };
    await runClosedLoop(run);
    rates[name] = (await runClosedLoop(run)).perSecond;
    await advance(url);
  }
  return rates;
}

/** Pushes, and lets the clock pass their ends from time to time. */
async function pushMany(url, count) {
  const { method, path, headers, body } = REQUESTS.command;
  for (let sent = 0; sent < count; sent += PUSHES_AT_ONCE) {
    const amount = Math.min(PUSHES_AT_ONCE, count - sent);
    const result = await autocannon({
      url: `${url}${path}`,
      method,
      headers,
      body,
      amount,
      connections: CONNECTIONS,
    });
    if (result['2xx'] < amount) throw new Error(`Only ${result['2xx']} of ${amount} pushes succeeded.`);
    await advance(url);
  }
}

async function advance(url) {
  await control(url, '/__sandbox/clock/advance', JSON.stringify({ by: '1m' }));
}

async function measureSnapshot(url) {
  const taken = [];
  const restored = [];
  let text = '';
  for (let round = 0; round < 5; round++) {
    taken.push(await time(async () => (text = await (await fetch(`${url}${SNAPSHOT}`)).text())));
    restored.push(await time(() => control(url, '/__sandbox/restore', text)));
  }
  return { sizeBytes: text.length, takenMs: median(taken), restoredMs: median(restored) };
}

async function control(url, path, body) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
}

async function time(run) {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function compareRates(fresh, later) {
  return Object.keys(CASES).map((name) => {
    const ratio = later[name] / fresh[name];
    const row = {
      what: `${name} after ${format(PUSHES_OF_HISTORY)} pushes on one account`,
      us: `${format(later[name])}/s, fresh ${format(fresh[name])}/s`,
      ratio,
      target: 'at least 0.9 of a fresh account',
    };
    return judged(row, atLeast(0.9, ratio));
  });
}

function judgeSnapshot({ sizeBytes, takenMs, restoredMs }) {
  const rows = [
    { verb: 'taken', ms: takenMs, limitMs: 200 },
    { verb: 'restored', ms: restoredMs, limitMs: 500 },
  ];
  return rows.map(({ verb, ms, limitMs }) =>
    judged(
      {
        what: `Its snapshot is ${verb}`,
        us: `${format(ms)} ms, ${format(sizeBytes / 1024)} KiB`,
        ratio: ms / limitMs,
        target: `under ${limitMs} ms`,
      },
      under(limitMs, ms),
    ),
  );
}

function judgeMemory(mebibytes) {
  return judged(
    {
      what: 'Memory of the server then',
      us: `${format(mebibytes)} MiB`,
      ratio: mebibytes / 300,
      target: 'under 300 MiB',
    },
    under(300, mebibytes),
  );
}
