import { describeFindings } from './describe-findings.ts';
import { FINDING_KINDS, type FindingKind } from './finding-kinds.ts';
import { formatXml, type XmlNode } from './format-xml.ts';
import { nameOperation } from './name-operation.ts';
import type { OperationReport, Report, StatusReport } from './report.ts';

/**
 * The report as JUnit XML: in one suite a test of each kind of finding, which fails where the run should fail on it;
 * for each operation a suite with a test of each documented status, skipped where no client has met it.
 */
export function formatJunit(report: Report): string {
  const suites = [
    findingSuite(report),
    ...report.operations.map((operation) => operationSuite(operation, report)),
  ];
  const sum = (name: string): number => suites.reduce((total, suite) => total + Number(suite[name]), 0);
  return formatXml({
    testsuites: {
      '@name': 'amps-sandbox',
      '@tests': sum('@tests'),
      '@failures': sum('@failures'),
      '@errors': 0,
      '@time': seconds(report),
      testsuite: suites.map((suite) => ({ ...suite, '@timestamp': timestamp(report) })),
    },
  });
}

function findingSuite(report: Report): XmlNode {
  return createSuite(
    'amps-sandbox findings',
    FINDING_KINDS.map((kind) => findingCase(kind, report)),
  );
}

function findingCase(kind: FindingKind, report: Report): XmlNode {
  const test = createCase('amps-sandbox.findings', kind);
  const { headline, lines } = describeFindings(kind, report);
  if (report.totals.findings[kind] === 0) return test;
  const text = [headline, ...lines].join('\n');
  return report.failedOn.includes(kind)
    ? { ...test, failure: { '@message': headline, '@type': kind, '#text': text } }
    : { ...test, 'system-out': { '#text': text } };
}

function operationSuite(covered: OperationReport, report: Report): XmlNode {
  const { method, path, statuses } = covered;
  const documented = statuses.filter((status) => status.documented);
  return createSuite(
    `amps-sandbox coverage of ${nameOperation(covered, report)}`,
    documented.map((status) => statusCase(nameOperation(covered, report, '.'), `${method} ${path}`, status)),
  );
}

function statusCase(operation: string, request: string, { status, count }: StatusReport): XmlNode {
  const test = createCase(`amps-sandbox.coverage.${operation}`, `${request} answers ${status}`);
  return count > 0 ? test : { ...test, skipped: { '@message': 'No request of the run has met it.' } };
}

function createCase(classname: string, name: string): XmlNode {
  return { '@name': name, '@classname': classname, '@time': 0 };
}

function createSuite(name: string, cases: readonly XmlNode[]): XmlNode {
  const count = (part: string): number => cases.filter((test) => part in test).length;
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': count('failure'),
    '@errors': 0,
    '@skipped': count('skipped'),
    '@time': 0,
    testcase: cases,
  };
}

function seconds({ run }: Report): string {
  return (run.durationMs / 1_000).toFixed(3);
}

/** JUnit's schema has no fractions and no zone. */
function timestamp({ run }: Report): string {
  return run.startedAt.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
