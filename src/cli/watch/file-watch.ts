import { stat } from 'node:fs/promises';

/** The files are looked at so often: what tells of changes by itself tells of none in mounted folders. */
const INTERVAL_MS = 200;

/** What of a file tells one version from another; undefined where there is none, as while an editor replaces it. */
type Stamp = string | undefined;

/** Files, each as it was before it was read. */
export type Stamps = ReadonlyMap<string, Stamp>;

export async function stampFiles(paths: readonly string[]): Promise<Stamps> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await stampOf(path)] as const)));
}

async function stampOf(path: string): Promise<Stamp> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return [ino, size, mtimeMs].join();
  } catch {
    return undefined;
  }
}

/** Tells of every change of some files after they were stamped, until it is stopped. */
export class FileWatch {
  readonly #onChange: (path: string) => Promise<void>;
  #stamps = new Map<string, Stamp>();
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();
  #isStopped = false;

  /** @param onChange looks end until it has ended */
  constructor(onChange: (path: string) => Promise<void>) {
    this.#onChange = onChange;
    this.#wait();
  }

  /** Looks at these files, and at others no more. Those that it knows stay as it has last seen them. */
  follow(stamps: Stamps): void {
    this.#stamps = new Map([...stamps].map(([path, stamp]) => [path, this.#stamps.get(path) ?? stamp]));
  }

  /** Resolves when nothing more is told, and what was told last is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#look;
  }

  #wait(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#look = this.#lookOnce().finally(() => this.#wait());
    }, INTERVAL_MS);
  }

  async #lookOnce(): Promise<void> {
    const now = await stampFiles([...this.#stamps.keys()]);
    const [changed] =
      [...now].find(([path, stamp]) => stamp !== undefined && stamp !== this.#stamps.get(path)) ?? [];
    if (changed === undefined || this.#isStopped) return;
    for (const [path, stamp] of now) if (stamp !== undefined) this.#stamps.set(path, stamp);
    await this.#onChange(changed);
  }
}
