// A load generator as a process of its own: takes a job as JSON, writes what it measured as JSON.
import { createClient } from './client.mjs';
import { runClosedLoop } from './closed-loop.mjs';
import { runOpenLoop } from './open-loop.mjs';

/** A generator that has just started is slow itself. */
const WARM_UP_SECONDS = 1;

const { kind, ...job } = JSON.parse(process.argv[2]);
const measure = { closed: runClosedLoop, open: measureOpen };
process.stdout.write(JSON.stringify(await measure[kind](job)));

async function measureOpen({ url, requests, rate, seconds }) {
  const client = createClient(url);
  // Connections are made before the clock runs.
  await Promise.all(requests.map((request) => client.send(request)));
  const { failures, latencies, lag } = await runOpenLoop({
    send: (i) => client.send(requests[i % requests.length]),
    rate,
    seconds: seconds + WARM_UP_SECONDS,
    isCounted: (i) => i >= rate * WARM_UP_SECONDS,
  });
  await client.close();
  if (failures.length > 0)
    throw new Error(`${failures.length} requests failed, such as: ${failures[0].message}`);
  return { ...latencies.summary(), lag: lag.summary() };
}
