import { ControlProblem } from './control-problem.ts';

/** Keys, devices or rules of one account: more than any test has, and few enough for every answer to stay quick. */
const MOST = 10_000;

/** @throws ControlProblem where an account would have more of something than it may. */
export function requireRoom(what: 'keys' | 'devices' | 'rules', count: number, added = 1): void {
  if (count + added <= MOST) return;
  throw new ControlProblem(
    'too-many',
    `Failed to add ${what}: the account has ${count}, and may have ${MOST}. Remove some, or open another account.`,
  );
}
