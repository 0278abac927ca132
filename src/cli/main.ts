import type { Launcher } from '../launcher/launcher.ts';
import { reportFailure } from './failure.ts';
import { createProgram, loadCommands } from './program.ts';

/** Runs the command that the arguments of the process name. */
export function run(launcher: Launcher): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      reportFailure(error);
      process.exit(1);
    });
  }

  // Who reads us may go away at any time: `amps-sandbox evidence | head`.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  // Each command loads its own code: `health` must not wait for the engine.
  const program = createProgram({
    start: async (flags) => (await import('./start.ts')).start(flags, launcher),
    health: async (flags, url) => (await import('./health.ts')).health(flags, url),
    exec: async (flags, options) => {
      const { exec } = await import('./exec/exec.ts');
      await exec(flags, options);
      launcher.keepCompiledCode();
    },
    evidence: async (flags) => (await import('./evidence.ts')).evidence(flags),
  });

  loadCommands(program, wordsOf(process.argv.slice(2)))
    .then(() => program.parseAsync())
    .catch((error: unknown) => {
      process.exitCode = reportFailure(error, { program });
      // A failed command ends, even where it left something open; what it printed goes out before.
      setTimeout(() => process.exit(), 200).unref();
    });
}

/** What follows `--` is the command of exec. */
function wordsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}
