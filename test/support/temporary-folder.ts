import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  /** The path of a file in it. */
  at(...steps: string[]): string;
}

export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'amps-test-'));
  return {
    path,
    at: (...steps) => join(path, ...steps),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
