import { describe, expect, test } from 'vitest';
import { formatAnnotations } from '../../../src/report/github/format-annotations.ts';
import { formatStepSummary } from '../../../src/report/github/format-step-summary.ts';
import { CONTRACT_VIOLATION, reportOf, UNKNOWN_ROUTE } from '../../support/report.ts';

describe('Annotations for GitHub', () => {
  test('are errors for what fails the run, and warnings for the rest', () => {
    const report = reportOf([CONTRACT_VIOLATION, UNKNOWN_ROUTE], { failOn: ['contract-violation'] });
    expect(formatAnnotations(report)).toEqual([
      expect.stringMatching(
        /^::error title=1 request breaks the contract \(contract-violation\)::GET \/battery/,
      ),
      expect.stringMatching(/^::warning title=1 request was for no operation[^:]*::GET \/nope/),
    ]);
  });

  test('tell where nothing came', () => {
    expect(formatAnnotations(reportOf([], { failOn: ['no-requests'] }))).toEqual([
      expect.stringMatching(/^::error title=No request reached the sandbox/),
    ]);
  });

  test('are none where nothing was found', () => {
    expect(formatAnnotations(reportOf([{}]))).toEqual([]);
  });

  test('stay one line each, whatever a client sent', () => {
    const path = '/a\n::error::forged%0A::set-output name=x::y\r';
    const [annotation, ...others] = formatAnnotations(reportOf([{ ...UNKNOWN_ROUTE, path }]));
    expect(others).toEqual([]);
    expect(annotation).not.toMatch(/[\r\n]/);
    expect(annotation).toContain('forged%250A');
  });

  test('are no more than GitHub shows', () => {
    const routes = Array.from({ length: 40 }, (_, index) => ({ ...UNKNOWN_ROUTE, path: `/${index}` }));
    const annotations = formatAnnotations(reportOf(routes));
    expect(annotations).toHaveLength(10);
    expect(annotations.at(-1)).toContain('31 more findings');
  });
});

describe('The step summary for GitHub', () => {
  test('has the findings in a table, then what was exercised, then what never was', () => {
    const report = reportOf([{}, CONTRACT_VIOLATION], { failOn: ['contract-violation'] });
    expect(formatStepSummary(report)).toMatchInlineSnapshot(`
      "## amps-sandbox: ❌ --fail-on found contract-violation

      | | Finding | What was found | Where |
      |---|---|---|---|
      | ❌ | contract-violation | 1 request breaks the contract | GET /battery/{deviceId} (getBatteryState)  /query/limit must be &#60;= 100  once (#2 of acct_test, req_1) |

      | Exercised | |
      |---|---|
      | Requests | 2, to 1 account |
      | Operations | 1 of 2 |
      | Statuses | 1 of 6 |
      | Error paths | 0 of 4 |

      <details><summary>Operations that were never called: 1</summary>

      \`listVehicleDevices\`

      </details>
      "
    `);
  });

  test('shows what a client sent as text in its cell', () => {
    const path = '/a|b\n| c <img src=x> [x](http://y) `z` **w** <!--';
    const summary = formatStepSummary(reportOf([{ ...UNKNOWN_ROUTE, path }]));
    const row = summary.split('\n').find((line) => line.includes('unknown-route')) ?? '';
    expect(row.match(/\|/g)).toHaveLength(5);
    expect(row).not.toMatch(/<(?!br>)|\[|`|\*/);
  });

  test('says where nothing was found', () => {
    expect(formatStepSummary(reportOf([{}]))).toContain('Nothing was found.');
  });
});
