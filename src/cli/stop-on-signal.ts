import { reportFailure } from './failure.ts';

const GRACE_MS = 800;

/**
 * Ends the process with exit code 0 at the first signal, after `close`, or without it where that takes too long.
 * A second signal changes nothing: npm passes on the Ctrl-C that the terminal has already sent.
 */
export function stopOnSignal(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(0), GRACE_MS);
    close().then(
      () => process.exit(0),
      (error: unknown) => process.exit(reportFailure(error)),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
