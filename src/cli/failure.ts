import { CommanderError } from 'commander';
import { SetupError } from '../domain/failures/setup-error.ts';
import { DEBUG_VARIABLE } from './options/flags.ts';
import { explainUsage } from './program.ts';

export interface Failure {
  readonly exitCode: number;
  /** Empty where there is nothing to say: `--help` and `--version` end this way, too. */
  readonly message: string;
}

/** What to tell the user about an error, and the exit code: 2 for what the user can mend, 1 for the rest. */
export function explainFailure(error: unknown, operands: readonly string[] = []): Failure {
  if (error instanceof CommanderError) {
    return error.exitCode === 0
      ? { exitCode: 0, message: '' }
      : { exitCode: 2, message: explainUsage(error, operands) };
  }
  if (error instanceof SetupError) return { exitCode: 2, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  const advice = `This should not happen: please report it, with what ${DEBUG_VARIABLE}=1 adds here.`;
  return { exitCode: 1, message: `Failed to run amps-sandbox: ${reason}. ${advice}` };
}

/** Tells standard error what went wrong, with the stack where AMPS_SANDBOX_DEBUG asks for it; gives the exit code. */
export function reportFailure(error: unknown, operands?: readonly string[]): number {
  const { exitCode, message } = explainFailure(error, operands);
  if (message !== '') process.stderr.write(`${message}\n`);
  const isDebugging = (process.env[DEBUG_VARIABLE] ?? '0') !== '0';
  if (exitCode !== 0 && isDebugging && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exitCode;
}
