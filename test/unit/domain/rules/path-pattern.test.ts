import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePathPattern } from '../../../../src/domain/rules/path-pattern.ts';

describe('A path pattern', () => {
  test.each([
    ['/battery', '/battery', true],
    ['/battery', '/battery/', false],
    ['/battery', '/batteryx', false],
    ['/battery/*', '/battery/device_abc123', true],
    ['/battery/*', '/battery', false],
    ['/battery/*', '/battery/actions/1', false],
    ['/*/actions/*', '/battery/actions/1', true],
    ['/**', '/', true],
    ['/**', '/a/b/c', true],
    ['/battery/**', '/battery', true],
    ['/battery/**', '/battery/actions/1', true],
    ['/battery/**', '/hvac/1', false],
    ['/**/cancel', '/battery/actions/1/cancel', true],
    ['/**/cancel', '/battery/cancel/1', false],
    ['/**/a/**/b', '/x/a/y/a/z/b', true],
    ['/**/a/*/b', '/a/b/a/x/b', true],
    ['/**/a/*/b', '/a/b/a/b', false],
    ['/a.b', '/axb', false],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(compilePathPattern(pattern)(path)).toBe(expected);
  });

  const segment = fc.constantFrom('a', 'b', '*', '**');
  const path = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 });

  test('means what its simplest reading means', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), path, (wanted, given) => {
        const isMatch = compilePathPattern(['', ...wanted].join('/'))(['', ...given].join('/'));
        expect(isMatch).toBe(readNaively(wanted, given));
      }),
      { numRuns: 5_000 },
    );
  });

  test('takes no more steps than segments times segments', () => {
    const pattern = `${'/**/a'.repeat(200)}/b`;
    const matches = compilePathPattern(pattern);
    // A matcher that tried every way to divide the path would not come to an end.
    expect(matches('/a'.repeat(5_000))).toBe(false);
  });
});

function readNaively(wanted: readonly string[], given: readonly string[]): boolean {
  const [first, ...rest] = wanted;
  if (first === undefined) return given.length === 0;
  if (first === '**')
    return readNaively(rest, given) || (given.length > 0 && readNaively(wanted, given.slice(1)));
  return given.length > 0 && (first === '*' || first === given[0]) && readNaively(rest, given.slice(1));
}

describe('A path has one normal form for routing, rules and queries', () => {
  test.each([
    ['/battery/device_abc123', '/battery/device%5Fabc123'],
    ['/battery/device%5fabc123', '/battery/device_abc123'],
    ['/battery/a%2fb', '/battery/a%2Fb'],
    ['/battery/*', '/battery/a%2Fb'],
  ])('%s matches %s', (pattern, path) => {
    expect(compilePathPattern(pattern)(path)).toBe(true);
  });

  test.each([
    ['/battery/a/b', '/battery/a%2Fb'],
    ['/battery', '/battery/'],
    ['/battery/a', '//battery/a'],
  ])('%s does not match %s', (pattern, path) => {
    expect(compilePathPattern(pattern)(path)).toBe(false);
  });
});
