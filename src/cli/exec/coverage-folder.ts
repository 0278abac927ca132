import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServedOperation } from '../../contract/documented-operation.ts';
import { RELAY_EXTENSION, RELAY_FORMAT } from '../../domain/relay/report-to.ts';
import type { RelayLine } from '../../engine/relay/relay-format.ts';
import type { LogSink } from '../../log/log.ts';
import type { Coverage } from '../../world/coverage/coverage.ts';
import type { CoverageEvent } from '../../world/coverage/coverage-event.ts';

/** What the sandboxes of a command have told. */
export interface CollectedCoverage {
  readonly sandboxCount: number;
  /** Those that they serve; of several with one name the first. */
  readonly operations: readonly ServedOperation[];
}

/** The folder in which the sandboxes that a command starts report what they serve, for the while of the command. */
export class CoverageFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async open(): Promise<CoverageFolder> {
    return new CoverageFolder(await mkdtemp(join(tmpdir(), 'amps-sandbox-')));
  }

  /** Counts in `coverage` what each sandbox has told. One whose file cannot be read is told of, and left out. */
  async collect(coverage: Coverage, log: LogSink): Promise<CollectedCoverage> {
    const operations: ServedOperation[] = [];
    let sandboxCount = 0;
    for (const path of await this.#listFiles()) {
      try {
        operations.push(...(await replayFile(path, coverage.replayer(sandboxCount + 2))));
        sandboxCount++;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log({ type: 'warning', message: `The report lacks one sandbox of the command: ${reason}` });
      }
    }
    return { sandboxCount, operations };
  }

  /** In the order in which the sandboxes were started. */
  async #listFiles(): Promise<string[]> {
    const names = (await readdir(this.path)).filter((name) => name.endsWith(RELAY_EXTENSION));
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.path, name);
        return { path, startedAt: (await stat(path)).birthtimeMs };
      }),
    );
    return files.sort((a, b) => a.startedAt - b.startedAt).map(({ path }) => path);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}

async function replayFile(path: string, note: (event: CoverageEvent) => void): Promise<ServedOperation[]> {
  const operations: ServedOperation[] = [];
  let isKnown = false;
  await using file = await open(path);
  for await (const text of file.readLines()) {
    const line = parseLine(text);
    // The last line of a process that was killed may be half of one.
    if (line === undefined) continue;
    if (line.type === 'begin') isKnown = requireFormat(line.format);
    else if (!isKnown) continue;
    else if (line.type === 'operations') operations.push(...line.operations);
    else if (line.type === 'container') throw untold(line);
    else for (let count = line.times ?? 1; count > 0; count--) note(line);
  }
  return operations;
}

/** The file that the class for containers leaves until it has fetched the container's own. */
function untold({ id, image }: Extract<RelayLine, { type: 'container' }>): Error {
  return new Error(
    `nothing was fetched from the container ${id.slice(0, 12)} of ${image}. ` +
      'Let the tests stop it by stop() or `await using` before the command ends, and start it without reuse.',
  );
}

function parseLine(text: string): RelayLine | undefined {
  try {
    return JSON.parse(text) as RelayLine;
  } catch {
    return undefined;
  }
}

function requireFormat(format: string): true {
  if (format === RELAY_FORMAT) return true;
  throw new Error(
    `it reports as ${format}, and this version of amps-sandbox reads ${RELAY_FORMAT}. ` +
      'Let the project and exec use the same version.',
  );
}
