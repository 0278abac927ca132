import type { Environment } from '../../domain/entities.ts';
import type { KeyFormat } from '../../domain/keys/edition-keys.ts';
import { drawText } from '../../domain/random.ts';
import type { Accounts } from '../../world/accounts.ts';
import { ControlProblem } from '../control-problem.ts';

/** Whose key it becomes: an account, or one that is yet to be opened. */
export interface KeyOwner {
  readonly id: string;
  readonly seed: string;
  readonly environment: Environment;
}

interface KeyFactory {
  readonly accounts: Accounts;
  readonly owner: KeyOwner;
  /** Numbers the keys of one owner. */
  readonly ordinal: number;
}

/** A key that no account has: drawn from its owner, so that the same test gets the same key in every run. */
export function mintKey(keyFormat: KeyFormat, { accounts, owner, ordinal }: KeyFactory): string {
  for (let attempt = 0; ; attempt++) {
    const random = drawText(24, owner.seed, 'key', owner.id, ordinal, attempt);
    const key = keyFormat.mint(owner.environment, random);
    if (accounts.reservedBy(key) === undefined) return key;
  }
}

/** A key speaks for one account. @throws ControlProblem where another has it, or gets it back at its reset. */
export function requireFreeKey(accounts: Accounts, key: string, path: string): void {
  const owner = accounts.reservedBy(key);
  if (owner === undefined) return;
  throw new ControlProblem(
    'already-taken',
    `Failed to add the key: account ${owner.id} has it, or gets it back at its reset. Choose another text, or leave it out.`,
    [{ path, message: 'is taken' }],
  );
}
