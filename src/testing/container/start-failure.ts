import { ContainerStartError } from './container-error.ts';
import { type DockerContainer, readLog } from './container-log.ts';

/** Why a container did not become ready, in the words of the emulator in it. */
export async function failureToStart(
  container: DockerContainer,
  facts: { readonly timeoutMs?: number; readonly cause?: unknown } = {},
): Promise<ContainerStartError> {
  const { Config, State } = await container.inspect();
  const log = await readLog(container);
  const why =
    facts.timeoutMs === undefined
      ? `the emulator ended with exit code ${State.ExitCode}`
      : `it was not ready after ${facts.timeoutMs} ms`;
  const said = log === '' ? ' and said nothing' : `. It said:\n${indent(log)}\n`;
  return new ContainerStartError(
    `Failed to start ${Config.Image}: ${why}${said}${log === '' ? '. ' : ''}${adviceFor(facts.timeoutMs)}`,
    facts.cause === undefined ? {} : { cause: facts.cause },
  );
}

function adviceFor(timeoutMs: number | undefined): string {
  return timeoutMs === undefined
    ? 'Correct the option that it names: /amps-sandbox/config.json holds what the with… methods set.'
    : 'Give it longer by withStartupTimeout, or look into what keeps it.';
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
