import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { formatHtml } from '../../../src/report/html/format-html.ts';
import { CONTRACT_VIOLATION, reportOf, UNKNOWN_ROUTE } from '../../support/report.ts';
import { trailOf } from '../../support/trail.ts';

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>\'&amp;\u202e\u0000]]>';

function pageOf(...given: Parameters<typeof trailOf>): string {
  const requests = given.map((request, index) => ({ requestId: `req_${index + 1}`, ...request }));
  return formatHtml(reportOf(requests, { failOn: ['contract-violation'] }), trailOf(...requests));
}

describe('report.html', () => {
  test('begins with the findings, then has what was exercised, what never was, the journal and the clocks', () => {
    const ids = [...pageOf({}).matchAll(/<section id="(\w+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['findings', 'exercised', 'never', 'journal', 'clocks']);
  });

  test('needs nothing but itself, and runs no script', () => {
    const page = pageOf({}, CONTRACT_VIOLATION);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bsrc=|https?:/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test('leads from a finding to its request in the journal', () => {
    const page = pageOf({}, CONTRACT_VIOLATION);
    const [, anchor = ''] = /<a href="#(r\d+)">req_2<\/a>/.exec(page) ?? [];
    expect(anchor).not.toBe('');
    expect(page).toContain(`<tr id="${anchor}"`);
  });

  test('shows what a rule did to a connection, and why a request failed', () => {
    const page = pageOf({ status: 0, connection: 'reset', rule: 'flaky' }, CONTRACT_VIOLATION);
    expect(page).toContain('</span> reset</span>');
    expect(page).toContain('rule flaky');
    expect(page).toContain('/query/limit must be &lt;= 100');
  });

  test('shows what clients sent as text, wherever it stands', () => {
    const page = pageOf(
      { ...UNKNOWN_ROUTE, path: HOSTILE, queryText: HOSTILE },
      { ...CONTRACT_VIOLATION, errors: [{ path: HOSTILE, message: HOSTILE }], rule: HOSTILE },
      { isEarlyRetry: true, keyName: HOSTILE, account: HOSTILE, requestId: HOSTILE, method: HOSTILE },
    );
    expect(page).not.toMatch(/<img|<script/);
    for (const unseen of ['\u0000', '\u202e']) expect(page).not.toContain(unseen);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(8);
  });

  test('closes whatever it opens', () => {
    const page = pageOf({ ...UNKNOWN_ROUTE, path: HOSTILE }, CONTRACT_VIOLATION, {
      status: 0,
      connection: 'reset',
    });
    const asXml = page
      .replace('<!doctype html>', '')
      .replaceAll(/<(meta|br|input)([^>]*)>/g, '<$1$2/>')
      .replaceAll(/ (open|checked)(?=[ />])/g, ' $1=""');
    const parser = new XMLParser({ ignoreAttributes: false, unpairedTags: [] });
    expect(() => parser.parse(asXml, true)).not.toThrow();
  });

  test('says so where nothing came', () => {
    const page = formatHtml(reportOf([]), trailOf());
    expect(page).toContain('No request reached the sandbox');
    expect(page).toContain('No operation was called.');
  });
});
