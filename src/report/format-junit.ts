import { describeFindings } from './describe-findings.ts';
import { FINDING_KINDS, type FindingKind } from './finding-kinds.ts';
import { formatXml, type XmlNode } from './format-xml.ts';
import type { Report } from './report.ts';

/** The report as JUnit XML: a test of each kind of finding, which fails where the run should fail on it. */
export function formatJunit(report: Report): string {
  const counts = {
    '@tests': FINDING_KINDS.length,
    '@failures': report.failedOn.length,
    '@errors': 0,
  };
  return formatXml({
    testsuites: {
      '@name': 'amps-sandbox',
      ...counts,
      '@time': seconds(report),
      testsuite: {
        '@name': 'amps-sandbox findings',
        ...counts,
        '@skipped': 0,
        '@time': 0,
        '@timestamp': timestamp(report),
        testcase: FINDING_KINDS.map((kind) => findingCase(kind, report)),
      },
    },
  });
}

function findingCase(kind: FindingKind, report: Report): XmlNode {
  const test = { '@name': kind, '@classname': 'amps-sandbox.findings', '@time': 0 };
  if (report.totals.findings[kind] === 0) return test;
  const { headline, lines } = describeFindings(kind, report);
  const text = [headline, ...lines].join('\n');
  return report.failedOn.includes(kind)
    ? { ...test, failure: { '@message': headline, '@type': kind, '#text': text } }
    : { ...test, 'system-out': { '#text': text } };
}

function seconds({ run }: Report): string {
  return (run.durationMs / 1_000).toFixed(3);
}

/** JUnit's schema has no fractions and no zone. */
function timestamp({ run }: Report): string {
  return run.startedAt.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
