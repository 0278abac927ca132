import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BoundPorts, getContainerRuntimeClient, type WaitStrategy } from 'testcontainers';
import type { DockerContainer } from './container-log.ts';
import { failureToStart } from './start-failure.ts';

const PATH = '/__sandbox/ready';
const POLL_MS = 25;
/** Asking the engine costs it much more than a request costs us. */
const POLLS_PER_LOOK = 8;
const ANSWER_MS = 2_000;

/**
 * Waits for the answer of the emulator that it would serve a request, and ends early where its process does.
 * The library's own HTTP wait asks once a second, or gives each request less time than a busy machine needs.
 */
export class ReadyWait implements WaitStrategy {
  readonly #port: number;
  #timeoutMs = 60_000;
  #isTimeoutSet = false;

  constructor(port: number) {
    this.#port = port;
  }

  async waitUntilReady(container: DockerContainer, boundPorts: BoundPorts): Promise<void> {
    const { info } = await getContainerRuntimeClient();
    const url = `http://${info.containerRuntime.host}:${boundPorts.getBinding(this.#port)}${PATH}`;
    const isOver = AbortSignal.timeout(this.#timeoutMs);
    for (let poll = 1; !(await answersOk(url, isOver)); poll++) {
      if (isOver.aborted) throw await failureToStart(container, { timeoutMs: this.#timeoutMs });
      if (poll % POLLS_PER_LOOK === 0 && (await hasEnded(container))) throw await failureToStart(container);
      await sleep(POLL_MS);
    }
  }

  withStartupTimeout(startupTimeoutMs: number): this {
    this.#timeoutMs = startupTimeoutMs;
    this.#isTimeoutSet = true;
    return this;
  }

  isStartupTimeoutSet(): boolean {
    return this.#isTimeoutSet;
  }

  getStartupTimeout(): number {
    return this.#timeoutMs;
  }
}

// Not fetch: test suites replace it.
function answersOk(url: string, isOver: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([isOver, AbortSignal.timeout(ANSWER_MS)]);
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}

async function hasEnded(container: DockerContainer): Promise<boolean> {
  const { State } = await container.inspect();
  return State.Status === 'exited' || State.Status === 'dead';
}
