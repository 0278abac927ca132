import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import schema from '../../../fixtures/schemas/report.schema.json' with { type: 'json' };
import { FINDING_KINDS } from '../../../src/report/finding-kinds.ts';
import { CONTRACT_VIOLATION, cover, reportOf, UNKNOWN_ROUTE } from '../../support/report.ts';

describe('A report', () => {
  test('sets what was answered beside what could be', () => {
    const { operations, totals } = reportOf([{}, {}, { status: 429, rule: 'burst' }]);
    expect(operations[0]).toEqual({
      edition: 'v1',
      operation: 'getBatteryState',
      method: 'GET',
      path: '/battery/{deviceId}',
      count: 3,
      statuses: [
        { status: '200', documented: true, count: 2, scripted: 0 },
        { status: '404', documented: true, count: 0, scripted: 0 },
        { status: '429', documented: true, count: 1, scripted: 1 },
      ],
      neverMet: ['404'],
    });
    expect(totals.operations).toEqual({ met: 1, of: 2 });
    expect(totals.statuses).toEqual({ met: 2, of: 6 });
    expect(totals.errorPaths).toEqual({ met: 1, of: 4 });
  });

  test('tells of answers that the document does not have, and of none at all', () => {
    const { operations, totals } = reportOf([{ status: 503 }, { status: 0 }]);
    expect(operations[0]?.statuses.slice(3)).toMatchObject([
      { status: '503', documented: false, count: 1 },
      { status: 'none', documented: false, count: 1 },
    ]);
    expect(totals.statuses.met).toBe(0);
  });

  test('counts a status under the range or the default that the document has for it', () => {
    const statuses = [404, 409, 503].map((status) => ({ operation: 'listVehicleDevices', status }));
    expect(reportOf(statuses).operations[1]?.statuses).toMatchObject([
      { status: '200', count: 0 },
      { status: '4XX', count: 2 },
      { status: 'default', count: 1 },
    ]);
  });

  test('fails on what was found of what it should fail on', () => {
    const report = reportOf([CONTRACT_VIOLATION, UNKNOWN_ROUTE], {
      failOn: ['live-key', 'contract-violation', 'early-retry'],
    });
    expect(report.failedOn).toEqual(['contract-violation']);
    expect(report.totals.findings).toEqual({
      'no-requests': 0,
      'contract-violation': 1,
      'live-key': 0,
      'unused-rule': 0,
      'early-retry': 0,
      'unknown-route': 1,
      'effect-not-applied': 0,
    });
  });

  test('masks the keys of the command line', () => {
    const run = {
      command: ['x', '--key=sk_live_secret_1'],
      exitCode: 0,
      signal: null,
      startedAt: 0,
      endedAt: 0,
    };
    expect(reportOf([], { run }).run.command).toEqual(['x', '--key=sk_live_secr…']);
  });
});

describe('A run without a request', () => {
  test('is told of always, and fails where it should', () => {
    const report = reportOf([]);
    expect(report.totals.findings['no-requests']).toBe(1);
    expect(report.failedOn).toEqual([]);
    expect(reportOf([], { failOn: ['no-requests'] }).failedOn).toEqual(['no-requests']);
  });

  test('is none where a request was refused', () => {
    const refused = { account: undefined, status: 401, problem: 'missing-key' } as const;
    expect(reportOf([refused]).totals.findings['no-requests']).toBe(0);
  });
});

describe('A rule is unused', () => {
  test('where no account ever applied it, those included that were removed', () => {
    const coverage = cover({ rule: 'used' });
    coverage.noteRules('acct_a', ['used', 'removed']);
    coverage.noteTest('acct_b', 'a test');
    coverage.noteRules('acct_b', ['used', 'added in a test']);
    expect(reportOf([], { coverage: coverage.facts() }).unusedRules).toEqual([
      { rule: 'added in a test', test: 'a test' },
      { rule: 'removed', test: null },
    ]);
  });
});

test('The schema has every report, the emptiest and the fullest', () => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const early = { isEarlyRetry: true, status: 429 };
  const notApplied = { rule: 'drift', reason: 'there is no /state/levle.' };
  const coverage = cover(
    CONTRACT_VIOLATION,
    UNKNOWN_ROUTE,
    early,
    { notApplied },
    {
      ...UNKNOWN_ROUTE,
      ...early,
      account: undefined,
      keyName: undefined,
    },
  );
  coverage.noteRules('acct_a', ['unused']);
  coverage.noteLiveKey('sk_live_a…');
  const full = reportOf([], { coverage: coverage.facts(), failOn: FINDING_KINDS });
  expect(full.failedOn).toEqual(FINDING_KINDS.filter((kind) => kind !== 'no-requests'));
  for (const report of [reportOf([]), full])
    expect(validate(JSON.parse(JSON.stringify(report))), ajv.errorsText(validate.errors)).toBe(true);
});
