// Shows the batteries of a household, charges the first one for the night, and says what came of it. It knows the
// Amps AI API alone: where that is, and with which key, comes from the environment.
import { setTimeout as pause } from 'node:timers/promises';

const { AMPS_API_URL, AMPS_API_KEY } = process.env;
const TARGET_PERCENT = 90;
const POLL_MS = 500;

async function call(method, path, body) {
  const response = await fetch(`${AMPS_API_URL}${path}`, {
    method,
    headers: { 'x-api-key': AMPS_API_KEY, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(`${method} ${path} was answered ${response.status}: ${answer.error?.message}`);
}

function describe({ id, vendor, state: { level, status } }) {
  return `${id} (${vendor}): ${level} %, ${status}`;
}

/** Sends the command and waits until the battery has taken it. */
async function charge({ id }) {
  const command = { action: 'set_operation_mode', mode: 'charge', targetPercent: TARGET_PERCENT };
  let action = await call('POST', `/battery/${id}`, command);
  while (!['completed', 'failed', 'cancelled'].includes(action.state)) {
    await pause(POLL_MS);
    action = await call('GET', `/battery/actions/${action.actionId}`);
  }
  return action.state;
}

const { items: batteries } = await call('GET', '/battery');
for (const battery of batteries) console.log(describe(battery));
const [first] = batteries;
console.log(`${first.id}: charging to ${TARGET_PERCENT} % is ${await charge(first)}`);
