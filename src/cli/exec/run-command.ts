import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { CommandEnd } from '../../report/report.ts';
import { CommandFailure } from '../failures/command-failure.ts';
import type { SignalRelay } from './signal-relay.ts';

/** A command that could not be started; the exit code is the one that a shell would give. */
export class CommandStartError extends CommandFailure {
  override readonly name = 'CommandStartError';

  constructor(exitCode: number, message: string) {
    super(message, { code: exitCode === 127 ? 'command-not-found' : 'command-not-runnable', exitCode });
  }
}

/** Runs a command with our own standard streams and waits for its end. @throws CommandStartError */
export async function runCommand(
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
  relay: SignalRelay,
): Promise<CommandEnd> {
  const [name = '', ...args] = command;
  return await new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: 'inherit', env: environment });
    relay.attach(child);
    child.once('error', (error) => reject(explainStart(name, error)));
    child.once('exit', (code, signal) => resolve({ command, signal, exitCode: code ?? exitCodeOf(signal) }));
  });
}

/** What a shell gives for a command that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

const REASONS: Readonly<Record<string, readonly [exitCode: number, reason: string]>> = {
  ENOENT: [
    127,
    'there is no such program. Check its name and the PATH; one of a package needs npx before it.',
  ],
  EACCES: [126, 'this user may not run it, or it is a folder. Check its rights, or name a program.'],
};

function explainStart(name: string, { code, message }: NodeJS.ErrnoException): CommandStartError {
  const [exitCode, reason] = REASONS[code ?? ''] ?? [
    126,
    `${message}. Try the command without amps-sandbox.`,
  ];
  return new CommandStartError(exitCode, `Failed to run ${name}: ${reason}`);
}
