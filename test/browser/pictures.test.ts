import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inPage, openBrowser } from './open-browser.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const run = promisify(execFile);

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

test('Pictures of the documentation have their colours in a renderer without CSS variables', async () => {
  const pictures = (await readdir(DOCS)).filter((name) => name.endsWith('.svg'));
  expect(pictures).toContain('bench.svg');
  const page = await browser.newPage();
  for (const name of pictures) {
    const path = fileURLToPath(new URL(name, DOCS));
    const { stdout } = await run('rsvg-convert', [path], { encoding: 'buffer', maxBuffer: 50_000_000 });
    const colours = await page.evaluate(
      inPage.countColours,
      `data:image/png;base64,${stdout.toString('base64')}`,
    );
    // The ground is white, the bars and the text are there.
    expect(colours['255,255,255'], name).toBeGreaterThan(0.5);
    expect(colours['9,105,218'], name).toBeGreaterThan(0);
    expect(colours['31,35,40'], name).toBeGreaterThan(0);
    expect(colours['0,0,0'] ?? 0, name).toBeLessThan(0.01);
  }
});
