import { stripVTControlCharacters } from 'node:util';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { createPainter } from '../../../src/log/log.ts';
import { FINDING_KINDS } from '../../../src/report/finding-kinds.ts';
import { formatJson } from '../../../src/report/format-json.ts';
import { formatJunit } from '../../../src/report/format-junit.ts';
import { formatSummary } from '../../../src/report/format-summary.ts';
import type { Report } from '../../../src/report/report.ts';
import { CONTRACT_VIOLATION, reportOf, UNKNOWN_ROUTE } from '../../support/report.ts';

interface TestCase {
  readonly '@name': string;
  readonly '@classname': string;
  readonly failure?: { readonly '@message': string; readonly '@type': string; readonly '#text': string };
  readonly skipped?: object;
  readonly 'system-out'?: string;
}

interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@skipped': string;
  readonly testcase: readonly TestCase[];
}

interface Suites {
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@time': string;
  readonly testsuite: readonly Suite[];
}

function parseJunit(report: Report): Suites {
  const xml = formatJunit(report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const isArray = (name: string) => ['testsuite', 'testcase'].includes(name);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray });
  return (parser.parse(xml) as { testsuites: Suites }).testsuites;
}

function findingsOf(report: Report): readonly TestCase[] {
  return parseJunit(report).testsuite[0]?.testcase ?? [];
}

describe('JUnit XML', () => {
  test('has the findings alone: no operation or status that nobody met is a skipped test', () => {
    const report = reportOf([{}, { status: 503 }]);
    const { testsuite, ...counts } = parseJunit(report);
    expect(counts).toMatchObject({ '@tests': '7', '@failures': '0' });
    expect(testsuite.map((suite) => suite['@name'])).toEqual(['amps-sandbox findings']);
    expect(findingsOf(report).map((test) => test['@name'])).toEqual(FINDING_KINDS);
    expect(formatJunit(report)).not.toMatch(/<skipped|getBatteryState|listVehicleDevices/);
  });

  test('fails where the run should fail on a finding, and only tells of others', () => {
    const findings = findingsOf(
      reportOf([CONTRACT_VIOLATION, UNKNOWN_ROUTE], { failOn: ['contract-violation', 'live-key'] }),
    );
    expect(findings.filter(({ failure }) => failure).map(({ failure }) => failure)).toEqual([
      {
        '@message': '1 request breaks the contract',
        '@type': 'contract-violation',
        '#text': expect.stringContaining('/query/limit must be <= 100'),
      },
    ]);
    expect(findings[5]?.['system-out']).toContain('GET /nope');
  });

  test('adds up', () => {
    const suites = parseJunit(reportOf([CONTRACT_VIOLATION], { failOn: ['contract-violation'] }));
    expect(suites).toMatchObject({ '@tests': '7', '@failures': '1', '@time': '1.234' });
    expect(suites.testsuite[0]).toMatchObject({ '@tests': '7', '@failures': '1', '@skipped': '0' });
  });

  test('tells where no request came', () => {
    const [none] = findingsOf(reportOf([], { failOn: ['no-requests'] }));
    expect(none?.failure).toMatchObject({ '@message': 'No request reached the sandbox' });
    expect(findingsOf(reportOf([], {}))[0]?.['system-out']).toContain('AMPS_BASE_URL');
  });

  test('survives what a client may send', () => {
    const path = '/]]>&<"\'\0\u001b[31m\ud800\uffff👍é';
    const [text] = findingsOf(reportOf([{ ...UNKNOWN_ROUTE, path }])).flatMap(
      (test) => test['system-out'] ?? [],
    );
    expect(text).toContain('/]]>&<"\'��[31m��👍é');
  });
});

describe('The summary', () => {
  const PLAIN = createPainter({ write: () => {} });

  function summarize(report: Report): string {
    return formatSummary(report, ['a/report.json', 'a/junit.xml'], PLAIN);
  }

  test('says what was met, what never was, what was found, and where the files are', () => {
    const report = reportOf(
      [{}, CONTRACT_VIOLATION, { ...CONTRACT_VIOLATION, account: undefined, sequence: 0 }],
      {
        failOn: ['contract-violation'],
      },
    );
    expect(summarize(report)).toMatchInlineSnapshot(`
      "
        amps-sandbox report: the command succeeded, but --fail-on found contract-violation

        2 requests break the contract (contract-violation)
          GET /battery/{deviceId} (getBatteryState)  /query/limit must be <= 100  2 times, first (#2 of acct_test, req_1)

          Requests    3, to 1 account
          Operations  1 of 2 exercised
          Statuses    1 of 6 met, of error paths 0 of 4

        Error paths that the client has never met
          getBatteryState  404 429

        Operations that it has never called
          listVehicleDevices

        a/report.json, a/junit.xml"
    `);
  });

  test('says how a command failed', () => {
    const run = { command: [], exitCode: 137, signal: 'SIGKILL', startedAt: 0, endedAt: 0 };
    expect(summarize(reportOf([], { run }))).toContain('the command failed (SIGKILL)');
    expect(summarize(reportOf([], { run: { ...run, signal: null } }))).toContain('failed (exit code 137)');
  });

  test('tells of accounts that the limits closed', () => {
    const report = reportOf([{}], { closedAccounts: { idle: 2, max: 30 } });
    expect(summarize(report)).toMatch(
      /Warning: accounts were closed.+ 30 to keep to accounts.max, 2 that nobody/,
    );
    expect(report.closedAccounts).toEqual({ idle: 2, max: 30 });
    expect(summarize(reportOf([{}]))).not.toMatch(/accounts were closed/);
  });

  test('says that counts are whole where journals are not', () => {
    const report = reportOf([{}], { journal: { on: true, droppedEntries: 7 } });
    expect(summarize(report)).toMatch(/Warning: the journals dropped 7 entries.+ counts all 1 requests/);
    expect(summarize(reportOf([], { journal: { on: false, droppedEntries: 0 } }))).toMatch(/journal is off/);
  });

  test('keeps to ten of each kind', () => {
    const routes = Array.from({ length: 12 }, (_, index) => ({ ...UNKNOWN_ROUTE, path: `/${index}` }));
    expect(summarize(reportOf(routes))).toMatch(/GET \/9 [^\n]+\n {4}and 2 more\n/);
  });

  test('lets no client move the cursor or forge a line', () => {
    const text = summarize(reportOf([{ ...UNKNOWN_ROUTE, path: '/\u001b[2J\r\nok' }]));
    expect(text).toContain('GET /??ok  no such path');
  });

  test('has colours where the terminal has', () => {
    const paint = createPainter({ write: () => {}, hasColors: () => true });
    const report = reportOf([CONTRACT_VIOLATION], { failOn: ['contract-violation'] });
    const text = formatSummary(report, [], paint);
    expect(text).toContain('\u001b[31m');
    expect(stripVTControlCharacters(text)).toBe(formatSummary(report, [], PLAIN));
  });
});

test('JSON is the report, in lines', () => {
  const report = reportOf([CONTRACT_VIOLATION]);
  const text = formatJson(report);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
  expect(text.endsWith('}\n')).toBe(true);
});
