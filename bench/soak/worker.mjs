// The load of the soak and the judge of its answers, as a process of its own. Writes what came of it as JSON.
import { Pool } from 'undici';
import { createLatencies } from '../load/latencies.mjs';
import { runOpenLoop } from '../load/open-loop.mjs';
import { REQUESTS } from '../requests.mjs';
import { FAULT_RULES, findFault, planRequest } from './plan.mjs';

const { url, rate, seconds, accounts, steadyAccounts, resetEverySeconds } = JSON.parse(process.argv[2]);
const SHOWN_FAILURES = 20;

const pool = new Pool(url, { connections: 128, pipelining: 1 });
// Broken connections must not take other requests with them, nor may control calls wait behind the load.
const faultPool = new Pool(url, { connections: 16, pipelining: 1 });
const controlPool = new Pool(url, { connections: 16, pipelining: 1 });

const failures = { count: 0, shown: [] };
const counts = {
  scripted: Object.fromEntries(FAULT_RULES.map(({ name }) => [name, 0])),
  resets: 0,
  made: 0,
  dropped: 0,
};
const controlLatencies = createLatencies();

/** A server that has just started compiles what it runs: its first second at half the top rate tells nothing of the rest. */
const WARM_UP_SECONDS = 5;

const steady = await openSteadyAccounts();
const plan = { keys: steady.map(({ apiKey }) => apiKey), faultKey: await openFaultAccount() };
const [load] = await Promise.all([
  runOpenLoop({
    send: (i) => sendPlanned(planRequest(i, plan)),
    rate,
    seconds,
    isCounted: (i) => i >= rate * WARM_UP_SECONDS && planRequest(i, plan).rule === undefined,
  }),
  runAccounts(),
  runResets(),
]);
const rulesAgree = await compareRuleCounts();
await Promise.all([pool, faultPool, controlPool].map((one) => one.close()));

process.stdout.write(
  JSON.stringify({
    ...{ sent: load.sent, failures, counts, rulesAgree },
    latency: load.latencies.summary(),
    lag: load.lag.summary(),
    control: controlLatencies.summary(),
  }),
);

async function sendPlanned(planned) {
  if (planned.rule !== undefined) counts.scripted[planned.rule] += 1;
  judge(planned, await ask(planned.rule === undefined ? pool : faultPool, planned));
}

async function ask(through, { method, path, headers, body }) {
  const askedAt = performance.now();
  try {
    const answer = await through.request({ method, path, headers, body });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      rule: answer.headers['x-sandbox-rule'],
      text,
      ms: performance.now() - askedAt,
    };
  } catch (error) {
    return { error: `${error.code ?? error.name}: ${error.message}` };
  }
}

function judge(planned, answer) {
  const fault = findFault(planned, answer);
  if (fault === undefined) return;
  failures.count += 1;
  if (failures.shown.length < SHOWN_FAILURES)
    failures.shown.push(`${planned.method} ${planned.path}: ${fault}`);
}

/** A control call; one that fails counts as a failed request. */
async function control(method, path, body) {
  const askedAt = performance.now();
  const answer = await ask(controlPool, {
    ...{ method, path: `/__sandbox${path}` },
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  controlLatencies.record(performance.now() - askedAt);
  if (!(answer.status >= 200 && answer.status < 300)) {
    failures.count += 1;
    failures.shown.push(`${method} /__sandbox${path}: ${answer.error ?? `${answer.status} ${answer.text}`}`);
    return undefined;
  }
  return answer.text === '' ? {} : JSON.parse(answer.text);
}

async function openSteadyAccounts() {
  const opened = [];
  for (let i = 0; i < steadyAccounts; i++)
    opened.push(await control('POST', '/accounts', { id: `acct_steady_${i}` }));
  return opened.map(({ account, apiKey }) => ({ id: account.id, apiKey }));
}

async function openFaultAccount() {
  const { apiKey } = await control('POST', '/accounts', { id: 'acct_faults' });
  await control('POST', '/rules?account=acct_faults', { rules: FAULT_RULES });
  return apiKey;
}

/** What the server counted of each rule must be what was sent to it. */
async function compareRuleCounts() {
  const { items } = await control('GET', '/rules?account=acct_faults&limit=50');
  return items.every(
    ({ name, applied }) => counts.scripted[name] === undefined || counts.scripted[name] === applied,
  );
}

/** Accounts come and go at an even rate; each is used, dropped, and then unknown. */
async function runAccounts() {
  const { failures: broken } = await runOpenLoop({ send: liveOneAccount, rate: accounts / seconds, seconds });
  for (const { message } of broken) failures.shown.push(`account: ${message}`);
  failures.count += broken.length;
}

async function liveOneAccount() {
  const opened = await control('POST', '/accounts', {});
  if (opened === undefined) return;
  counts.made += 1;
  const { account, apiKey } = opened;
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const step = async (request, outcome) => {
    const planned = { ...request, headers, outcome };
    const answer = await ask(pool, planned);
    judge(planned, answer);
    return answer;
  };
  await step(REQUESTS.read, { status: 200, body: 'read' });
  const { text } = await step(REQUESTS.command, { status: 202, body: 'command' });
  const path = `/battery/actions/${JSON.parse(text).actionId}`;
  await step({ method: 'GET', path }, { status: 200 });
  await step(REQUESTS.list, { status: 200, body: 'list' });
  if ((await control('DELETE', `/accounts/${account.id}`)) !== undefined) counts.dropped += 1;
  await step(REQUESTS.read, { status: 401 });
}

/** Returns one steady account after the other to its start, under full load. */
async function runResets() {
  const { failures: broken } = await runOpenLoop({
    send: async (i) => {
      await control('POST', `/reset?account=${steady[i % steady.length].id}`);
      counts.resets += 1;
    },
    rate: 1 / resetEverySeconds,
    seconds,
  });
  failures.count += broken.length;
}
