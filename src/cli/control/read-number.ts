import { InvalidArgumentError } from 'commander';

/** A whole number from 0, as an option or an argument gives it. */
export function readCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 0.');
}
