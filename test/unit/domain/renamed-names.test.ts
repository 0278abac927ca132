import { expect, test } from 'vitest';
import { VERDICTS } from '../../../src/domain/journal/journal-entry.ts';
import { explainRename, RENAMED_NAMES } from '../../../src/domain/renamed-names.ts';
import { FINDING_KINDS } from '../../../src/report/finding-kinds.ts';

test('An old name is explained by the new one, any other is not', () => {
  expect(explainRename(RENAMED_NAMES.fields, 'strangers')).toBe('strangers was renamed to unauthenticated');
  expect(explainRename(RENAMED_NAMES.fields, 'unauthenticated')).toBeUndefined();
  expect(explainRename(RENAMED_NAMES.fields, 'toString')).toBeUndefined();
});

test('Every new name of a verdict or finding is one of today, and no old one is', () => {
  const { values, findings } = RENAMED_NAMES;
  expect(Object.values(values.verdict)).toEqual(VERDICTS);
  expect(VERDICTS.filter((name) => Object.hasOwn(values.verdict, name))).toEqual([]);
  expect(FINDING_KINDS).toEqual(expect.arrayContaining(Object.values(findings)));
  expect(FINDING_KINDS.filter((name) => Object.hasOwn(findings, name))).toEqual([]);
});
