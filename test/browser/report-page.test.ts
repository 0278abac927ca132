import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/spawn-cli.ts';
import { inPage, openBrowser } from './open-browser.ts';

/** A run with findings, in two tests, of which one sends what a page must not take for its own. */
const SUITE = `
  import { createAccount, createControlClient } from '${new URL('../../dist/testing.mjs', import.meta.url).href}';
  const control = createControlClient({ url: process.env.AMPS_BASE_URL });
  const openTest = (name) => createAccount(control, { name, clock: { mode: 'frozen', at: '2025-06-01T09:00:00Z' } });
  const call = ({ apiKey }, path, init) =>
    fetch(process.env.AMPS_BASE_URL + path, { ...init, headers: { 'x-api-key': apiKey, 'content-type': 'application/json' } })
      .catch(() => undefined);
  const plain = await openTest('reads a battery');
  await plain.control.rules.add([
    { name: 'flaky-read', then: ['ok', { error: 'RATE_LIMIT_EXCEEDED' }, { reset: true }] },
  ]);
  for (let count = 0; count < 3; count++) await call(plain, '/battery/device_abc123');
  await plain.control.clock.advance('3h');
  await call(plain, '/battery?limit=none');
  const hostile = await openTest('<img src=x onerror=alert(1)> & "quotes"');
  await call(hostile, '/%3Cscript%3E?q=<script>alert(2)</script>');
  await call(hostile, '/battery/device_abc123', { method: 'POST', body: '{"<b>bold</b>":1}' });
`;

let browser: Browser;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-page-'));
  const command = [process.execPath, '--input-type=module', '-e', SUITE];
  const { code, stderr } = await runCli([
    'exec',
    '--report',
    folder,
    '--fail-on',
    'contract-violation',
    '--',
    ...command,
  ]);
  expect(code, stderr).toBe(1);
  url = pathToFileURL(join(folder, 'report.html')).href;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/** The page as a reader without a network has it, and all that it does beside showing itself. */
async function openReport(options: BrowserContextOptions = {}): Promise<{ page: Page; noise: string[] }> {
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => request.url() === url || noise.push(`asks for ${request.url()}`));
  page.on('console', (message) => noise.push(`says ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`fails: ${error.message}`));
  page.on('dialog', (dialog) => {
    noise.push(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, noise };
}

/** The text of an element as a reader sees it. */
async function readShown(element: Locator): Promise<string> {
  return (await element.allInnerTexts()).join('\n');
}

describe.each([true, false])(
  'The page of a report, offline, with scripts allowed: %s',
  (javaScriptEnabled) => {
    test('shows the findings first, and needs nothing else', async () => {
      const { page, noise } = await openReport({ javaScriptEnabled });
      expect(await page.title()).toContain('the command succeeded, but --fail-on found contract-violation');
      expect(await page.locator('h2').allTextContents()).toEqual([
        'Findings',
        'What was exercised',
        'What never was',
        'Journal',
        'Clocks',
      ]);
      const findings = page.locator('#findings');
      expect(await findings.locator('h3').first().textContent()).toContain('2 requests break the contract');
      expect(await readShown(findings)).toContain('reads a battery');
      expect(noise).toEqual([]);
    });

    test('shows what clients sent as text', async () => {
      const { page, noise } = await openReport({ javaScriptEnabled });
      const text = await readShown(page.locator('main'));
      expect(text).toContain('<img src=x onerror=alert(1)> & "quotes"');
      expect(await page.locator('img, script, main b').count()).toBe(0);
      expect(noise).toEqual([]);
    });

    test('leads from a finding to its request', async () => {
      const { page } = await openReport({ javaScriptEnabled });
      await page.locator('#findings a[href^="#r"]').first().click();
      const row = page.locator('tr:target');
      expect(await row.isVisible()).toBe(true);
      expect(await readShown(row)).toContain('/query/limit must be an integer');
    });

    test('shows the requests that are asked for', async () => {
      const { page } = await openReport({ javaScriptEnabled });
      const shown = () => page.locator('.entry:visible').count();
      const all = await shown();
      expect(all).toBe(7);
      await page.getByRole('radio', { name: 'Answered by a rule' }).check();
      expect(await shown()).toBe(2);
      await page.getByRole('radio', { name: 'Breaking the contract' }).check();
      expect(await shown()).toBe(3);
      await page.getByRole('radio', { name: 'All requests' }).check();
      expect(await shown()).toBe(all);
    });
  },
);

test('The journal says what became of a connection, and when the clock was moved', async () => {
  const { page } = await openReport();
  const group = page.locator('#journal details', { hasText: 'reads a battery' });
  expect(await readShown(group)).toMatch(/reset[^\n]*\tGET \/battery\/device_abc123\t[^\n]*rule flaky-read/);
  expect(await readShown(group.locator('.clock'))).toContain('2025-06-01 12:00:00');
  expect(await readShown(page.locator('#clocks'))).toMatch(/reads a battery[^\n]*frozen[^\n]*3 h/);
});

describe.each(['light', 'dark'] as const)('On a %s screen', (colorScheme) => {
  test('each text stands out from its ground', async () => {
    const { page } = await openReport({ colorScheme });
    const ground = await page.evaluate(inPage.readGround);
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(246, 247, 249)' : 'rgb(14, 18, 23)');
    expect(await page.evaluate(inPage.listFaintTexts, 4.5)).toEqual([]);
  });

  test.each([320, 760, 1280])('%i pixels are wide enough', async (width) => {
    const { page } = await openReport({ colorScheme, viewport: { width, height: 800 } });
    expect(await page.evaluate(inPage.listTooWide)).toEqual([]);
  });
});

test('Who does not see it finds its way: language, landmarks, headings, names of tables, a way past the top', async () => {
  const { page } = await openReport();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const)
    expect(await page.getByRole(role).count(), role).toBe(1);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  const tables = page.locator('table');
  expect(await tables.count()).toBeGreaterThan(4);
  for (const table of await tables.all()) {
    expect(await table.locator('caption').textContent()).not.toBe('');
    expect(await table.locator('th:not([scope])').count()).toBe(0);
  }
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the findings' });
  expect(await skip.evaluate(inPage.isFocusedAndSeen)).toBe(true);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
