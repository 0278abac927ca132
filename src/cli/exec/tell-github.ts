import { appendFile, stat } from 'node:fs/promises';
import { describeWriteFailure } from '../../domain/failures/file-failure.ts';
import { describeOddFile } from '../../domain/failures/odd-file.ts';
import type { LogSink } from '../../log/log.ts';
import { formatAnnotations } from '../../report/github/format-annotations.ts';
import { formatStepSummary } from '../../report/github/format-step-summary.ts';
import type { Report } from '../../report/report.ts';
import type { Environment } from '../options/flags.ts';

/**
 * In a workflow of GitHub Actions, puts the report on the page of the run: as a summary of the step, and each finding as
 * an annotation. A summary that cannot be written is warned of, and fails nothing.
 */
export async function tellGithub(report: Report, environment: Environment, log: LogSink): Promise<void> {
  if (environment.GITHUB_ACTIONS !== 'true') return;
  const annotations = formatAnnotations(report);
  if (annotations.length > 0) process.stderr.write(`${annotations.join('\n')}\n`);
  const file = environment.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  try {
    await refuseOddFile(file);
    await appendFile(file, formatStepSummary(report));
  } catch (error) {
    const message =
      `Failed to write the step summary to ${file}: ${describeWriteFailure(error)}. ` +
      'Check GITHUB_STEP_SUMMARY; the files of the report are written all the same.';
    log({ type: 'warning', message });
  }
}

/** The own streams of this process, as somebody names them who tries a workflow on a terminal. */
const STREAM = /^\/dev\/std(out|err)$/;

/** To write into a pipe that nobody reads would last for ever. */
async function refuseOddFile(path: string): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  const odd = facts === undefined || STREAM.test(path) ? undefined : describeOddFile(path, facts);
  if (odd !== undefined) throw new Error(odd);
}
