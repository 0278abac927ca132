import { formatJson } from '../../report/format-json.ts';
import { formatJunit } from '../../report/format-junit.ts';
import { formatHtml } from '../../report/html/format-html.ts';
import type { Report } from '../../report/report.ts';
import type { Trail } from '../../report/run-trail.ts';
import type { ReportFile } from './report-files.ts';

/** How each file of a report is written; loaded when one is. */
export const FORMATS: Readonly<Record<ReportFile, (report: Report, trail: Trail) => string>> = {
  'report.json': formatJson,
  'junit.xml': formatJunit,
  'report.html': formatHtml,
};
