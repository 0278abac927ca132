import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../../src/contract/mock-replies/value/canonical-text.ts';

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

test('The order of members does not matter', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => canonicalText(value) === canonicalText(reversed(value))));
});

test('Different values have different texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const areSame = JSON.stringify(a) === JSON.stringify(b);
      if (!areSame && canonicalText(a) === canonicalText(b)) expect(reversed(a)).toEqual(reversed(b));
    }),
  );
  const texts = [
    [],
    {},
    [[]],
    [{}],
    ['a', 'b'],
    ['a b'],
    '',
    null,
    undefined,
    'null',
    { a: 1 },
    { 'a":1': '' },
    [1, 2],
    [12],
  ];
  expect(new Set(texts.map(canonicalText)).size).toBe(texts.length);
});

test('A value may be nested as deep as a body of 1 MiB can be', () => {
  let deep: unknown = null;
  for (let level = 0; level < 500_000; level++) deep = [deep];
  expect(canonicalText(deep)).toMatch(/^\[1 \[1 /);
});
