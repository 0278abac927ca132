import { lstat, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogSink } from '../../log/log.ts';
import { makeReportFolder, prepareReportFolder } from './report-folder.ts';

/** Lies in a folder while a run has it, and says whose it is. */
const CLAIM = '.amps-sandbox-exec';
const MAX_FOLDERS = 1_000;

/** A folder that is one run's alone for its while. */
export interface ClaimedFolder extends AsyncDisposable {
  readonly path: string;
}

/** Prepares the folder for a report; where another run has it, the next free one by number. @throws ReportError */
export async function claimReportFolder(wanted: string, log: LogSink): Promise<ClaimedFolder> {
  const plain = wanted.replace(/(?<=.)[/\\]+$/, '');
  for (let number = 1; number < MAX_FOLDERS; number++) {
    const path = number === 1 ? wanted : `${plain}-${number}`;
    await makeReportFolder(path);
    const claim = join(path, CLAIM);
    if (!(await take(claim))) continue;
    await prepareReportFolder(path);
    if (number > 1)
      log({
        type: 'warning',
        message: `Another exec reports into ${wanted}, so this one reports into ${path}.`,
      });
    const release = async (): Promise<void> => {
      await remove(claim);
    };
    return { path, [Symbol.asyncDispose]: release };
  }
  // So many at once are a mistake, but none that is worth a run.
  return { path: wanted, [Symbol.asyncDispose]: async () => {} };
}

async function take(claim: string): Promise<boolean> {
  for (;;) {
    try {
      await writeFile(claim, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return true;
      if (await isAlive(claim)) return false;
      // A folder of that name stays, and the run goes without a claim.
      if (!(await remove(claim))) return true;
    }
  }
}

async function remove(path: string): Promise<boolean> {
  return await rm(path, { force: true }).then(
    () => true,
    () => false,
  );
}

/** A run that was killed leaves its claim behind. */
async function isAlive(claim: string): Promise<boolean> {
  try {
    // A link or a named pipe is no claim of ours, and to read it could last for ever.
    if (!(await lstat(claim)).isFile()) return false;
    const owner = Number(await readFile(claim, 'utf8'));
    // It has been made, and its number follows at once.
    if (owner === 0) return true;
    // As in a container that was killed and started again.
    if (owner === process.pid) return false;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
