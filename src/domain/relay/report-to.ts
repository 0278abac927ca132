/** Where sandboxes below `amps-sandbox exec` leave what is to be in its report; several where one runs below another. */
export const REPORT_TO_VARIABLE = 'AMPS_SANDBOX_REPORT_TO';

/** Of the files in which sandboxes report; a file begins with it. */
export const RELAY_FORMAT = 'amps-sandbox-coverage/1';

export const RELAY_EXTENSION = '.jsonl';

type Environment = Readonly<Record<string, string | undefined>>;

/** @param delimiter between the paths of a list, by the custom of the platform */
export function readReportFolders(environment: Environment, delimiter: string): readonly string[] {
  const text = environment[REPORT_TO_VARIABLE] ?? '';
  return text.split(delimiter).filter((folder) => folder !== '');
}
