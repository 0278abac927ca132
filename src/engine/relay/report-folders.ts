import { delimiter } from 'node:path';

/** Where sandboxes below `amps-sandbox exec` leave what is to be in its report; several where one runs below another. */
export const REPORT_TO_VARIABLE = 'AMPS_SANDBOX_REPORT_TO';

type Environment = Readonly<Record<string, string | undefined>>;

export function readReportFolders(environment: Environment): readonly string[] {
  const text = environment[REPORT_TO_VARIABLE] ?? '';
  return text.split(delimiter).filter((folder) => folder !== '');
}

/** The variable for a command whose sandboxes are to report to one folder more. */
export function addReportFolder(environment: Environment, folder: string): Record<string, string> {
  return { [REPORT_TO_VARIABLE]: [...readReportFolders(environment), folder].join(delimiter) };
}
