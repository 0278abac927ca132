import { type BoundPorts, Wait, type WaitStrategy } from 'testcontainers';
import { ContainerOptionError, ContainerStartError } from './container-error.ts';
import type { DockerContainer } from './container-log.ts';
import type { ReadyWait } from './ready-wait.ts';
import { failureToStart } from './start-failure.ts';

// The library exports its strategies by these methods alone.
const PORTS = kindOf(Wait.forListeningPorts());
const SHELL = kindOf(Wait.forSuccessfulCommand(''));

/**
 * Waits until the emulator is ready, and then as another strategy wants. By itself that one would not notice that the
 * container has ended, and would not tell why. @throws ContainerOptionError for one that needs a shell.
 */
export function readyThen(ready: ReadyWait, strategy: WaitStrategy): WaitStrategy {
  // A ready emulator listens, and the library would look for the port by a shell in the container.
  if (kindOf(strategy) === PORTS) return ready;
  if (kindOf(strategy) === SHELL) {
    throw new ContainerOptionError(
      'Failed to set the wait strategy: it runs a command in a shell, and the image has no shell. ' +
        'Take it out: start() waits until the emulator is ready. For more, use Wait.forHttp or Wait.forLogMessage.',
    );
  }
  return new ReadyThen(ready, strategy);
}

function kindOf(strategy: WaitStrategy): unknown {
  return Object.getPrototypeOf(strategy);
}

class ReadyThen implements WaitStrategy {
  readonly #ready: ReadyWait;
  readonly #then: WaitStrategy;

  constructor(ready: ReadyWait, then: WaitStrategy) {
    this.#ready = ready;
    this.#then = then;
  }

  async waitUntilReady(container: DockerContainer, boundPorts: BoundPorts, startTime?: Date): Promise<void> {
    await this.#ready.waitUntilReady(container, boundPorts);
    const watch = new AbortController();
    const end = container.wait({ condition: 'not-running', abortSignal: watch.signal }).then(async () => {
      throw await failureToStart(container);
    });
    try {
      await Promise.race([this.#then.waitUntilReady(container, boundPorts, startTime), end]);
    } catch (cause) {
      if (cause instanceof ContainerStartError) throw cause;
      throw await failureToStart(container, { cause });
    } finally {
      end.catch(() => {});
      watch.abort();
    }
  }

  withStartupTimeout(startupTimeoutMs: number): this {
    this.#ready.withStartupTimeout(startupTimeoutMs);
    if (!this.#then.isStartupTimeoutSet()) this.#then.withStartupTimeout(startupTimeoutMs);
    return this;
  }

  isStartupTimeoutSet(): boolean {
    return this.#ready.isStartupTimeoutSet();
  }

  getStartupTimeout(): number {
    return Math.max(this.#ready.getStartupTimeout(), this.#then.getStartupTimeout());
  }
}
