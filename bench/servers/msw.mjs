// MSW answers inside the process that asks: the client, the load and the mock share one thread, as in a test.
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { createLatencies } from '../load/latencies.mjs';
import { CONNECTIONS, REQUESTS } from '../requests.mjs';
import { command, list, read } from './answers.mjs';

const HOST = 'https://sandbox-api.amps.ai';
const [battery, page, accepted] = [read, list, command].map(({ text }) => JSON.parse(text));

const refused = () => HttpResponse.json({ error: { code: 'UNAUTHORIZED' } }, { status: 401 });
const guarded = (answer) => (info) => (info.request.headers.get('x-api-key') ? answer(info) : refused());
const accept = async ({ request }) => {
  const { action } = await request.json();
  return action === undefined
    ? HttpResponse.json({ error: { code: 'INVALID_PARAMETER' } }, { status: 400 })
    : HttpResponse.json(accepted, { status: 202 });
};

setupServer(
  http.get(
    `${HOST}/battery`,
    guarded(() => HttpResponse.json(page)),
  ),
  http.get(
    `${HOST}/battery/:deviceId`,
    guarded(() => HttpResponse.json(battery)),
  ),
  http.post(`${HOST}/battery/:deviceId`, guarded(accept)),
).listen({ onUnhandledRequest: 'error' });

process.on('message', async (job) => process.send(await JOBS[job.kind](job)));

const JOBS = {
  ask: async ({ request }) => {
    const answer = await fetch(`${HOST}${request.path}`, request);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    return { status: answer.status, type, text: await answer.text() };
  },
  load: async ({ requests, seconds }) => {
    const latencies = createLatencies();
    const endsAt = performance.now() + seconds * 1_000;
    await Promise.all(Array.from({ length: CONNECTIONS }, () => sendUntil(endsAt, requests, latencies)));
    return { answered: latencies.count(), perSecond: latencies.count() / seconds, ...latencies.summary() };
  },
};

async function sendUntil(endsAt, requests, latencies) {
  for (let i = 0; performance.now() < endsAt; i++) {
    const { path, status, ...init } = requests[i % requests.length];
    const sentAt = performance.now();
    const answer = await fetch(`${HOST}${path}`, init);
    await answer.arrayBuffer();
    if (answer.status !== status) throw new Error(`${path} answered ${answer.status}.`);
    latencies.record(performance.now() - sentAt);
  }
}

const first = await JOBS.ask({ request: REQUESTS.read });
process.send({ ready: first.status });
