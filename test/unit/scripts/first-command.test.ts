import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const SCRIPTS: Readonly<Record<string, string>> = packageJson.scripts;
/** Steps that npm runs by itself before another one. */
const isHook = (name: string): boolean => name.startsWith('pre') || name === 'version';
const COMMANDS = Object.keys(SCRIPTS).filter((name) => !isHook(name) && name !== 'setup');

describe('The first command in a fresh clone installs what it needs', () => {
  test.each(COMMANDS)('npm run %s', (name) => {
    expect(SCRIPTS[`pre${name}`]).toMatch(/^node scripts\/setup\.mjs( --dependencies)?$/);
  });

  test('npm pack, and what else packs', () => {
    expect(SCRIPTS.prepack).toMatch(
      /^node scripts\/setup\.mjs --dependencies && node scripts\/build\.mjs --types$/,
    );
  });

  test('what runs the built program builds it, too', () => {
    for (const name of ['start', 'test']) expect(SCRIPTS[`pre${name}`]).toBe('node scripts/setup.mjs');
  });
});
