import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  AmpsSandboxContainer,
  StartedAmpsSandboxContainer,
} from '../../../../src/testing/container/index.ts';
import { codesIn, parseMarkdown, type Table } from '../../../support/readme-parts.ts';

const TABLES = parseMarkdown(readFileSync('docs/testcontainers.md', 'utf8')).filter(
  (part): part is Table => part.kind === 'table',
);

/** What a class has of its own, but for what it does in another way than the library. */
function membersOf({ prototype }: { readonly prototype: object }, overridden: readonly string[]): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => !overridden.includes(name));
}

test.each([
  [
    'Method Gives',
    membersOf(AmpsSandboxContainer, [
      'constructor',
      'start',
      'withEnvironment',
      'containerCreated',
      'containerStarting',
    ]),
  ],
  ['Method Answers', membersOf(StartedAmpsSandboxContainer, ['constructor', 'containerStopping'])],
])('The table "%s" of the page has every method', (head, members) => {
  const [, ...rows] = TABLES.find(({ rows }) => rows[0]?.join(' ') === head)?.rows ?? [];
  const told = rows.flatMap(([first = '']) => codesIn(first));
  expect(told.toSorted()).toEqual(members.toSorted());
});
