import { addKey, reset, setQuota } from '../control-steps.ts';
import { CHARGE, FAMILIES, HOLD, LIVE_KEY, START, type Steps, send } from '../step.ts';

type Operation = readonly [method: string, path: string, body?: object];

const OPERATIONS: readonly Operation[] = [
  ...FAMILIES.flatMap(({ path, device }): Operation[] => [
    ['GET', path],
    ['GET', device],
  ]),
  ['POST', '/battery/device_abc123', CHARGE],
  ['POST', '/hvac/device_hvac_001', HOLD],
  ['POST', '/ev-charger/device_ev_001', START],
  ['GET', '/battery/actions/act_abc123'],
  ['GET', '/hvac/actions/action_abc123'],
  ['GET', '/ev-charger/actions/action_abc123'],
  ['GET', '/battery/device_xyz789/actions'],
  ['POST', '/battery/actions/action_abc123/cancel'],
];

const BAD_KEYS = [
  'sk_sandbox_expired',
  'sk_sandbox_nobody_has',
  'sk_sandbox_revoked',
  null,
  LIVE_KEY,
  'junk',
];
const WRITE_ONLY = 'sk_sandbox_write_only';
const USED_UP = 'sk_sandbox_used_up';

/** Every operation for a bad key, for one that may not, and for one whose limit is used up. */
export function* refuseEveryOperation(): Steps {
  yield reset();
  yield addKey({ key: WRITE_ONLY, permissions: ['write'] });
  yield addKey({ key: USED_UP, plan: 'ratelimited' });
  yield setQuota(USED_UP, 0);
  for (const [index, [method, path, body]] of OPERATIONS.entries()) {
    const unfit = method === 'GET' ? WRITE_ONLY : 'sk_sandbox_readonly';
    for (const key of [BAD_KEYS[index % BAD_KEYS.length] ?? null, unfit, USED_UP]) {
      yield send(method, path, { key, body });
    }
  }
}
