import type { Family } from '../entities.ts';

export interface KnownOperation {
  /** Name of the edition whose document has it. */
  readonly edition: string;
  readonly id: string;
  readonly method: string;
  readonly family?: Family | undefined;
}

/** What rules may name. What is left out is not checked. */
export interface KnownNames {
  readonly editions?: readonly string[];
  readonly operations?: readonly KnownOperation[];
  readonly errorCodes?: readonly string[];
}
