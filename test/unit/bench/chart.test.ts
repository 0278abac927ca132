import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { fromBench } from './from-bench.ts';

const {
  COLOURS,
  followScheme,
}: {
  COLOURS: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;
  followScheme(svg: string): string;
} = await import(fromBench('peers/colours.mjs'));

const DRAWN = `<svg width="4" height="4"><text dominant-baseline="central" fill="${COLOURS.light.ink}">a</text><path stroke="${COLOURS.light.peer}"/></svg>`;

describe('A picture for renderers without CSS variables', () => {
  test.each([
    ['that the bench draws', () => followScheme(DRAWN)],
    ['in the documentation', () => readFile(fromBench('../docs/bench.svg'), 'utf8')],
  ])('%s has its light colours as attributes, and no other', async (_, read) => {
    const picture = withoutStyle(await read());
    const colours = [...picture.matchAll(/\b(?:fill|stroke|stop-color|color)\s*[=:]\s*"?([^";>\s]+)/g)];
    expect(colours.length).toBeGreaterThan(2);
    const known = new Set([...Object.values(COLOURS.light), 'none']);
    for (const [found, colour] of colours) expect(known, found).toContain(colour);
    expect(picture).not.toContain('var(');
    // Some renderers do not know it, and draw such text too high.
    expect(picture).not.toContain('dominant-baseline');
  });

  test('has a ground of its own, below all else', () => {
    expect(withoutStyle(followScheme(DRAWN))).toMatch(
      new RegExp(`^<svg[^>]*>\\s*<rect width="100%" height="100%" rx="8" fill="${COLOURS.light.page}"/>`),
    );
  });

  test('gives each of them a dark one where the reader has a dark scheme', () => {
    const [style = ''] = /<style>.*<\/style>/s.exec(followScheme(DRAWN)) ?? [];
    const [dark = ''] = /@media\(prefers-color-scheme:dark\)\{svg\{[^}]*\}/.exec(style) ?? [];
    for (const [name, colour] of Object.entries(COLOURS.light)) {
      expect(style).toContain(`[fill="${colour}"]{fill:var(--${name})}`);
      expect(style).toContain(`[stroke="${colour}"]{stroke:var(--${name})}`);
      expect(dark).toContain(`--${name}:${COLOURS.dark[name]}`);
    }
  });

  test('the colours of a scheme differ, so that each is replaced by itself', () => {
    for (const colours of Object.values(COLOURS)) {
      expect(new Set(Object.values(colours)).size).toBe(Object.keys(colours).length);
    }
  });
});

function withoutStyle(svg: string): string {
  return svg.replace(/<style>.*?<\/style>/s, '');
}
