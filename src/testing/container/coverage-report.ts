import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { StartedTestContainer } from 'testcontainers';
import {
  RELAY_EXTENSION,
  RELAY_FORMAT,
  REPORT_TO_VARIABLE,
  readReportFolders,
} from '../../domain/relay/report-to.ts';
import { filesIn } from './tar.ts';

/** In the container, where every program may write. */
const FOLDER = '/tmp';

type Environment = Readonly<Record<string, string | undefined>>;
type Copied = Pick<StartedTestContainer, 'copyArchiveFromContainer'>;

/**
 * Brings what the emulator in a container was asked to each `amps-sandbox exec` above this process. The container writes
 * it into files of its own, which are fetched before it is stopped; until then a file here says that they are missing.
 */
export class CoverageReport {
  readonly #folders: readonly string[];

  constructor(environment: Environment = process.env) {
    this.#folders = readReportFolders(environment, delimiter);
  }

  /** What tells the emulator to write them; nothing where no `exec` runs above. */
  get variables(): Record<string, string> {
    return this.#folders.length === 0 ? {} : { [REPORT_TO_VARIABLE]: FOLDER };
  }

  /** Tells that there is a container. */
  async announce(id: string, image: string): Promise<void> {
    const lines = [
      { type: 'begin', format: RELAY_FORMAT },
      { type: 'container', id, image },
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    // Where the folder is gone, `exec` is gone too.
    await this.#write(id, text).catch(() => {});
  }

  /** Fetches what the emulator has written, one file for each time that it was started. */
  async collect(id: string, container: Copied): Promise<void> {
    if (this.#folders.length === 0) return;
    try {
      const archive = await buffer(await container.copyArchiveFromContainer(FOLDER));
      const reports = filesIn(archive).filter(({ name }) => name.endsWith(RELAY_EXTENSION));
      for (const [i, { text }] of reports.entries()) await this.#write(i === 0 ? id : `${id}-${i}`, text);
    } catch {
      // The container may have ended already. `exec` tells that its requests are missing.
    }
  }

  async #write(name: string, text: string): Promise<void> {
    for (const folder of this.#folders) await writeFile(join(folder, `${name}${RELAY_EXTENSION}`), text);
  }
}
