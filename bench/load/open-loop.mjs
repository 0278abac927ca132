// A constant rate, whatever the server does. Each request has its moment, set beforehand, and its latency runs from
// that moment: a server that stalls is charged for all that would have been asked meanwhile (no coordinated omission).
import { createLatencies } from './latencies.mjs';

/**
 * Calls `send(i)` for i = 0, 1, 2 … at the given rate and waits for all answers.
 * `lag` tells how late the sending itself was, so that a tired generator is not taken for a slow server.
 */
export async function runOpenLoop({ send, rate, seconds, isCounted = () => true }) {
  const total = Math.round(rate * seconds);
  const latencies = createLatencies();
  const lag = createLatencies();
  const failures = [];
  const pending = new Set();
  const startsAt = performance.now() + 20;
  const dueAt = (i) => startsAt + (i * 1_000) / rate;
  for (let i = 0; i < total; i++) {
    await until(dueAt(i));
    lag.record(performance.now() - dueAt(i));
    const answer = send(i).then(
      () => isCounted(i) && latencies.record(performance.now() - dueAt(i)),
      (error) => failures.push(error),
    );
    pending.add(answer);
    answer.finally(() => pending.delete(answer));
  }
  await Promise.all(pending);
  return { sent: total, failures, latencies, lag };
}

/** Waits without sleeping the last moments: timers are a millisecond late, and that would be counted as latency. */
async function until(moment) {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    await new Promise((resolve) => (left > 4 ? setTimeout(resolve, left - 3) : setImmediate(resolve)));
  }
}
