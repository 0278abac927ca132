import { AsyncLocalStorage } from 'node:async_hooks';
import { type ContainerRuntimeClient, getContainerRuntimeClient, type ImageName } from 'testcontainers';
import { ContainerStartError } from './container-error.ts';
import type { DockerContainer } from './container-log.ts';
import { failureToStart } from './start-failure.ts';

interface Creation {
  container?: DockerContainer;
  /** Gives up a start whose container has ended. */
  readonly giveUp: (cause: Error) => void;
  readonly watch: AbortController;
}

/** The start in progress: one object may be started several times at once. */
const creations = new AsyncLocalStorage<Creation>();

/** To be called by the start in progress, before the container runs: watches it from then on. */
export async function onCreated(id: string): Promise<void> {
  const creation = creations.getStore();
  if (creation === undefined) return;
  const { container: containers } = await getContainerRuntimeClient();
  creation.container = containers.getById(id);
  const { signal: abortSignal } = creation.watch;
  const end = creation.container.wait({ condition: 'next-exit', abortSignal });
  // What goes wrong with looking on is nothing against the start itself.
  end.then(() => creation.giveUp(new Error('The container has ended.'))).catch(() => {});
}

/** To be called when the ports are bound: who waits until it is ready sees its end, too, and ends it where it must. */
export function onPortsBound(): void {
  creations.getStore()?.watch.abort();
}

/** The engine's client. @throws ContainerStartError where no engine answers. */
export async function findEngine(image: ImageName): Promise<ContainerRuntimeClient> {
  try {
    return await getContainerRuntimeClient();
  } catch (cause) {
    throw new ContainerStartError(
      `Failed to start ${image.string}: no Docker engine answers (${messageOf(cause)}). Start Docker, or name it by ` +
        'DOCKER_HOST. Without Docker, startSandbox() of amps-sandbox runs the emulator in this process.',
      { cause },
    );
  }
}

/**
 * Starts a container. Where that fails, nothing stays behind, and the error has what the emulator said. The library
 * itself waits ten seconds for the ports of a container that has ended, and then leaves it. @throws ContainerStartError
 */
export async function startOrExplain<T>(image: ImageName, start: () => Promise<T>): Promise<T> {
  const { promise: end, reject: giveUp } = withReject();
  const creation: Creation = { giveUp, watch: new AbortController() };
  await findEngine(image);
  try {
    return await Promise.race([creations.run(creation, start), end]);
  } catch (cause) {
    if (cause instanceof ContainerStartError) throw cause;
    throw await (creation.container === undefined
      ? explainImage(image, cause)
      : explainAndRemove(creation.container, cause));
  } finally {
    creation.watch.abort();
  }
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (cause: Error) => void } {
  let reject: (cause: Error) => void = () => {};
  const promise = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  return { promise, reject };
}

async function explainAndRemove(container: DockerContainer, cause: unknown): Promise<unknown> {
  try {
    const { State } = await container.inspect();
    return State.Running ? cause : await failureToStart(container, { cause });
  } catch {
    return cause;
  } finally {
    await container.remove({ force: true, v: true }).catch(() => {});
  }
}

async function explainImage(image: ImageName, cause: unknown): Promise<unknown> {
  const why = messageOf(cause);
  const { image: images } = await findEngine(image);
  if (await images.exists(image)) return isOfReaper(why) ? withoutReaper(image, why, cause) : cause;
  return new ContainerStartError(
    `Failed to start ${image.string}: Docker has no such image, and did not get it: ${why}. ` +
      'Build or load it, or give new AmpsSandboxContainer(image) the name of one that Docker has or can pull.',
    { cause },
  );
}

/** The library starts its reaper before anything else, and says of an image that it did not get no name. */
function isOfReaper(why: string): boolean {
  return process.env.TESTCONTAINERS_RYUK_DISABLED !== 'true' && /HTTP code (404|500)|pull/i.test(why);
}

function withoutReaper(image: ImageName, why: string, cause: unknown): ContainerStartError {
  return new ContainerStartError(
    `Failed to start ${image.string}: Testcontainers did not get the image of its reaper, Ryuk: ${why}. Load it, ` +
      'or set TESTCONTAINERS_RYUK_DISABLED=true; containers of a run that is killed then stay.',
    { cause },
  );
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.trim() : String(cause);
}
