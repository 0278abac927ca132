// What the soak asks, decided before it is asked: for each request the outcome that is right, whatever the server says.
import { REQUESTS } from '../requests.mjs';

/** Faults of one account, by path: the rule, and what a client must then see. */
export const FAULTS = [
  {
    request: { method: 'GET', path: '/battery/device_abc123' },
    rule: { name: 'soak-503', then: { status: 503, body: { message: 'scripted' } } },
    outcome: { status: 503 },
  },
  {
    request: { method: 'GET', path: '/vehicle' },
    rule: { name: 'soak-429', then: { error: 'RATE_LIMIT_EXCEEDED' } },
    outcome: { status: 429 },
  },
  {
    request: { method: 'GET', path: '/hvac' },
    rule: { name: 'soak-reset', then: { reset: true } },
    outcome: { broken: true },
  },
  {
    request: { method: 'GET', path: '/solar-inverter' },
    rule: { name: 'soak-cut', then: { cutAfterBytes: 20 } },
    outcome: { broken: true },
  },
  {
    request: { method: 'GET', path: '/ev-charger' },
    rule: { name: 'soak-malformed', then: { malformedJson: true } },
    outcome: { status: 200, malformed: true },
  },
  {
    request: { method: 'GET', path: '/battery' },
    rule: { name: 'soak-slow', then: { delay: '40ms' } },
    outcome: { status: 200, slowerThanMs: 39 },
  },
];

/** The rules of all faults, as the control API takes them. */
export const FAULT_RULES = FAULTS.map(({ request, rule }) => ({
  name: rule.name,
  when: request,
  then: rule.then,
}));

const FAULT_EVERY = 50;

/** The i-th request of the load: every fiftieth meets a fault, the others are the mix, spread over the accounts. */
export function planRequest(i, { keys, faultKey }) {
  if (i % FAULT_EVERY === FAULT_EVERY - 1) {
    const { request, outcome, rule } = FAULTS[((i + 1) / FAULT_EVERY) % FAULTS.length];
    return { ...request, headers: { 'x-api-key': faultKey }, outcome, rule: rule.name };
  }
  const name = MIX[i % MIX.length];
  const { method, path, headers, body, status } = REQUESTS[name];
  const key = keys[Math.floor(i / MIX.length) % keys.length];
  return { method, path, headers: { ...headers, 'x-api-key': key }, body, outcome: { status, body: name } };
}

const MIX = ['read', 'read', 'list', 'read', 'read', 'command', 'read', 'list', 'read', 'read'];

const IS_RIGHT = {
  read: ({ id, state }) => id === 'device_abc123' && typeof state.level === 'number',
  list: ({ items, pagination }) => items.length === pagination.total && pagination.total > 0,
  command: ({ actionId, state }) => /^act_/.test(actionId) && state === 'acknowledged',
};

/** What is wrong with an answer; undefined where it is the planned one. `answer` has `error`, or `status`, `rule`, `text` and `ms`. */
export function findFault({ outcome, rule }, answer) {
  if (outcome.broken) return answer.error === undefined ? `answered ${answer.status}, not broken` : undefined;
  if (answer.error !== undefined) return answer.error;
  if (answer.status !== outcome.status) return `answered ${answer.status} instead of ${outcome.status}`;
  if (answer.rule !== rule) return `rule ${answer.rule} was applied instead of ${rule}`;
  if (answer.ms < outcome.slowerThanMs) return `answered after ${answer.ms} ms, too soon`;
  return findBodyFault(outcome, answer.text);
}

function findBodyFault({ malformed = false, body }, text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    return malformed ? undefined : 'the body is no JSON';
  }
  if (malformed) return 'the body is JSON, not malformed';
  if (body === undefined) return undefined;
  return IS_RIGHT[body](parsed) ? undefined : `the body is not that of a ${body}: ${text.slice(0, 200)}`;
}
