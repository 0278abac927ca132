import type { Position } from '../../domain/validation/input-problem.ts';

/** The line and the column of a character in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
