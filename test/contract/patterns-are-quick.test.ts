import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FILES = [
  'openapi/v1.yaml',
  'openapi/control.yaml',
  'fixtures/schemas/config.schema.json',
  'fixtures/schemas/scenario.schema.json',
  'fixtures/schemas/world.schema.json',
];

/** Every pattern of a document, wherever it stands. */
function patternsOf(file: string): string[] {
  const found = new Set<string>();
  JSON.stringify(parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')), (name, value) => {
    if (name === 'pattern' && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}

/** Long texts that a pattern would go back and forth in: each of these, again and again, and then something else. */
const REPEATED = ['a', '0', ' ', '/', 'a.', '0.', 'a-', 'a/', 'sk_', '@', 'a@', '%2', '\t', 'T', 'aA0_'];
const LENGTH = 200_000;

describe('The patterns of our schemas, against hostile texts', () => {
  it.each(FILES)('are decided in a time that is linear in the text: %s', (file) => {
    const patterns = patternsOf(file);
    expect(patterns.length).toBeGreaterThan(0);
    const place: { expression?: RegExp; text?: string } = createContext({});
    const script = new Script('expression.test(text)');
    const slow = patterns.flatMap((pattern) =>
      REPEATED.filter((part) => {
        place.expression = new RegExp(pattern, 'u');
        place.text = `${part.repeat(LENGTH / part.length)}\n`;
        try {
          script.runInContext(place, { timeout: 2_000 });
          return false;
        } catch {
          return true;
        }
      }).map((part) => `${pattern} against ${JSON.stringify(part)}`),
    );
    expect(slow).toEqual([]);
  });
});
