/** One thing wrong with what a user wrote: where (`$.accounts[0].keys[1]`), why, and what to do. */
export interface FileProblem {
  readonly path: string;
  readonly why: string;
  readonly advice: string;
}

const MAX_SHOWN = 10;

/** Tells of the first problems of `what`, such as `the world "x"`; `have` is its verb, for there may be several. */
export function tellProblems(what: string, have: 'has' | 'have', problems: readonly FileProblem[]): string {
  const lines = problems.map(({ path, why, advice }) => `at ${path}: ${why} ${advice}`);
  if (lines.length === 1) return `Failed to read ${what} ${lines[0]}`;
  const shown = lines.slice(0, MAX_SHOWN).map((line) => `\n  - ${line}`);
  const hidden = lines.length - shown.length;
  const rest = hidden > 0 ? `\n  - and ${hidden} more` : '';
  return `Failed to read ${what}, which ${have} ${lines.length} problems:${shown.join('')}${rest}`;
}
