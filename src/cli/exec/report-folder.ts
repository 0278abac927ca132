import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWriteFailure } from '../../domain/failures/file-failure.ts';
import { SetupError } from '../../domain/failures/setup-error.ts';
import type { Report } from '../../report/report.ts';
import type { Trail } from '../../report/run-trail.ts';
import { replaceAtomically } from '../../tls/files/atomic-write.ts';
import { makeFolder } from '../../tls/files/make-folder.ts';
import { REPORT_FILES } from './report-files.ts';

/** As the mask of the process leaves it. */
const REPORT_MODE = 0o666;

/** A report that could not be written. */
export class ReportError extends SetupError {
  override readonly name = 'ReportError';

  constructor(message: string, cause?: unknown) {
    super('unwritable-report', message, cause);
  }
}

/** @throws ReportError */
export async function makeReportFolder(folder: string): Promise<void> {
  await attempt(folder, () => makeFolder(folder));
}

/** Takes an older report out of the folder, so that none is taken for that of a run which failed. @throws ReportError */
export async function prepareReportFolder(folder: string): Promise<void> {
  await attempt(folder, async () => {
    for (const name of REPORT_FILES) {
      // A link or a named pipe is taken away itself: what it leads to is none of ours.
      await rm(join(folder, name), { force: true });
    }
    // Tells now, not after a long run, whether it can be written.
    await rm(await mkdtemp(join(folder, '.amps-sandbox-')), { recursive: true });
  });
}

/** Writes every format; gives the paths. @throws ReportError */
export async function writeReport(folder: string, report: Report, trail: Trail): Promise<string[]> {
  const { FORMATS } = await import('./report-formats.ts');
  const files = REPORT_FILES.map((name) => [join(folder, name), FORMATS[name](report, trail)] as const);
  await attempt(folder, async () => {
    await makeFolder(folder);
    // Written aside and renamed: nobody reads half of it, and no link that was planted meanwhile is followed.
    for (const [path, text] of files) await replaceAtomically(path, text, REPORT_MODE);
  });
  return files.map(([path]) => path);
}

async function attempt(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new ReportError(
      `Failed to write the report into ${folder}: ${describeWriteFailure(error)}. Choose another folder with --report.`,
      error,
    );
  }
}
