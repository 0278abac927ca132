/** The files of a report, in the order in which they are named to people. */
export const REPORT_FILES = ['report.html', 'report.json', 'junit.xml'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];
