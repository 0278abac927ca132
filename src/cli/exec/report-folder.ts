import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWriteFailure } from '../../domain/failures/file-failure.ts';
import { SetupError } from '../../domain/failures/setup-error.ts';
import { formatJson } from '../../report/format-json.ts';
import { formatJunit } from '../../report/format-junit.ts';
import type { Report } from '../../report/report.ts';

/** A report that could not be written. */
export class ReportError extends SetupError {
  override readonly name = 'ReportError';

  constructor(message: string, cause?: unknown) {
    super('unwritable-report', message, cause);
  }
}

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  'report.json': formatJson,
  'junit.xml': formatJunit,
};

/** Makes the folder and takes an older report out of it, so that none is taken for that of a run which failed. @throws ReportError */
export async function prepareReportFolder(folder: string): Promise<void> {
  await attempt(folder, async () => {
    await mkdir(folder, { recursive: true });
    for (const name of Object.keys(FORMATS)) {
      const path = join(folder, name);
      // Tells now, not after a long run, whether it can be written.
      await writeFile(path, '');
      await rm(path);
    }
  });
}

/** Writes every format; gives the paths. @throws ReportError */
export async function writeReport(folder: string, report: Report): Promise<string[]> {
  const files = Object.entries(FORMATS).map(
    ([name, format]) => [join(folder, name), format(report)] as const,
  );
  await attempt(folder, async () => {
    await mkdir(folder, { recursive: true });
    for (const [path, text] of files) await writeFile(path, text);
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
