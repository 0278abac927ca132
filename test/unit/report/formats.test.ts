import { stripVTControlCharacters } from 'node:util';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { createPainter } from '../../../src/log/log.ts';
import { formatJson } from '../../../src/report/format-json.ts';
import { formatJunit } from '../../../src/report/format-junit.ts';
import { formatSummary } from '../../../src/report/format-summary.ts';
import type { Report } from '../../../src/report/report.ts';
import { CONTRACT_VIOLATION, OPERATIONS, reportOf, UNKNOWN_ROUTE } from '../../support/report.ts';

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
  test('has a test for each documented status, skipped where none has met it', () => {
    const [, battery, vehicle] = parseJunit(reportOf([{}, { status: 503 }])).testsuite;
    expect(battery).toMatchObject({ '@tests': '3', '@failures': '0', '@skipped': '2' });
    expect(battery?.testcase.map((test) => [test['@name'], test.skipped !== undefined])).toEqual([
      ['GET /battery/{deviceId} answers 200', false],
      ['GET /battery/{deviceId} answers 404', true],
      ['GET /battery/{deviceId} answers 429', true],
    ]);
    expect(vehicle).toMatchObject({ '@tests': '3', '@skipped': '3' });
  });

  test('fails where the run should fail on a finding, and only tells of others', () => {
    const findings = findingsOf(
      reportOf([CONTRACT_VIOLATION, UNKNOWN_ROUTE], { failOn: ['contract-violation', 'live-key'] }),
    );
    expect(findings.map((test) => test['@name'])).toEqual([
      'contract-violation',
      'live-key',
      'unused-rule',
      'early-retry',
      'unknown-route',
    ]);
    expect(findings.filter(({ failure }) => failure).map(({ failure }) => failure)).toEqual([
      {
        '@message': '1 request breaks the contract',
        '@type': 'contract-violation',
        '#text': expect.stringContaining('/query/limit must be <= 100'),
      },
    ]);
    expect(findings[4]?.['system-out']).toContain('GET /nope');
  });

  test('adds up', () => {
    const suites = parseJunit(reportOf([CONTRACT_VIOLATION], { failOn: ['contract-violation'] }));
    expect(suites).toMatchObject({ '@tests': '11', '@failures': '1', '@time': '1.234' });
    const names = suites.testsuite.flatMap(({ testcase }) =>
      testcase.map((test) => `${test['@classname']} ${test['@name']}`),
    );
    expect(new Set(names).size).toBe(11);
  });

  test('names operations with their edition where several were served', () => {
    const operations = [...OPERATIONS, ...OPERATIONS.map((operation) => ({ ...operation, edition: 'v2' }))];
    const report = reportOf([{ edition: 'v2' }], { operations });
    const [, , , battery] = parseJunit(report).testsuite;
    expect(battery?.['@name']).toBe('amps-sandbox coverage of v2 getBatteryState');
    expect(battery?.testcase[0]).toMatchObject({ '@classname': 'amps-sandbox.coverage.v2.getBatteryState' });
    expect(report.operations.map(({ edition, count }) => [edition, count])).toEqual([
      ['v1', 0],
      ['v1', 0],
      ['v2', 1],
      ['v2', 0],
    ]);
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

          Requests    3, to 1 account
          Operations  1 of 2 exercised
          Statuses    1 of 6 met, of error paths 0 of 4

        Error paths that the client has never met
          getBatteryState  404 429

        Operations that it has never called
          listVehicleDevices

        2 requests break the contract (contract-violation)
          GET /battery/{deviceId} (getBatteryState)  /query/limit must be <= 100  2 times, first (#2 of acct_test, req_1)

        a/report.json, a/junit.xml"
    `);
  });

  test('says how a command failed', () => {
    const run = { command: [], exitCode: 137, signal: 'SIGKILL', startedAt: 0, endedAt: 0 };
    expect(summarize(reportOf([], { run }))).toContain('the command failed (SIGKILL)');
    expect(summarize(reportOf([], { run: { ...run, signal: null } }))).toContain('failed (exit code 137)');
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
