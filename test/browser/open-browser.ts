import { type Browser, chromium } from 'playwright-core';

/** The browser that `.ci/browser` has found. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (executablePath === undefined)
    throw new Error('Failed to find a browser: CHROMIUM names none. Run `bash .ci/browser`.');
  // In a container there is mostly no user that its own sandbox could change to.
  return await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 60_000 });
}

/** Functions for a page to run. */
export const inPage: {
  listFaintTexts(least: number): string[];
  readGround(): string;
  listTooWide(): string[];
  isFocusedAndSeen(element: unknown): boolean;
  countColours(url: string): Promise<Record<string, number>>;
} = await import(new URL('./in-page.mjs', import.meta.url).href);
