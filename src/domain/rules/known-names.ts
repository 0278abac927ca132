import type { Family } from '../entities.ts';

export interface KnownOperation {
  readonly id: string;
  readonly method: string;
  readonly family?: Family | undefined;
}

/** What rules may name. What is left out is not checked. */
export interface KnownNames {
  readonly operations?: readonly KnownOperation[];
  readonly errorCodes?: readonly string[];
}
