import { ContainerStartError } from './container-error.ts';
import { type DockerContainer, readLog } from './container-log.ts';

interface StartFacts {
  readonly timeoutMs?: number;
  readonly cause?: unknown;
}

/** Why a container did not become ready, in the words of the emulator in it. */
export async function failureToStart(
  container: DockerContainer,
  facts: StartFacts = {},
): Promise<ContainerStartError> {
  const { Config, State } = await container.inspect();
  const log = await readLog(container);
  const { why, advice } = State.Running
    ? explainWait(facts)
    : {
        why: `the emulator ended with exit code ${State.ExitCode}`,
        advice:
          'Correct the option that it names: /amps-sandbox/config.json holds what the with… methods set.',
      };
  const said = log === '' ? ' and said nothing. ' : `. It said:\n${indent(log)}\n`;
  return new ContainerStartError(
    `Failed to start ${Config.Image}: ${why}${said}${advice}`,
    facts.cause === undefined ? {} : { cause: facts.cause },
  );
}

function explainWait({ timeoutMs, cause }: StartFacts): { readonly why: string; readonly advice: string } {
  if (timeoutMs !== undefined) {
    return {
      why: `it was not ready after ${timeoutMs} ms`,
      advice: 'Give it longer by withStartupTimeout, or look into what keeps it.',
    };
  }
  return {
    why: `the emulator is ready, but a wait strategy failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    advice: 'Correct or remove the strategy given to withWaitStrategy.',
  };
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
