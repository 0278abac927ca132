import { delimiter } from 'node:path';
import { REPORT_TO_VARIABLE, readReportFolders as readFolders } from '../../domain/relay/report-to.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function readReportFolders(environment: Environment): readonly string[] {
  return readFolders(environment, delimiter);
}

/** The variable for a command whose sandboxes are to report to one folder more. */
export function addReportFolder(environment: Environment, folder: string): Record<string, string> {
  return { [REPORT_TO_VARIABLE]: [...readReportFolders(environment), folder].join(delimiter) };
}
