/** One thing wrong with a world file: where (`$.accounts[0].keys[1]`), why, and what to do. */
export interface WorldProblem {
  readonly path: string;
  readonly why: string;
  readonly advice: string;
}

const MAX_SHOWN = 10;

/** A world that cannot be used. The message names the place, the reason and the remedy of every problem. */
export class WorldFileError extends Error {
  override readonly name = 'WorldFileError';
  readonly source: string;
  readonly problems: readonly WorldProblem[];

  constructor(source: string, problems: readonly WorldProblem[]) {
    super(messageOf(source, problems));
    this.source = source;
    this.problems = problems;
  }
}

function messageOf(source: string, problems: readonly WorldProblem[]): string {
  const lines = problems.map(({ path, why, advice }) => `at ${path}: ${why} ${advice}`);
  if (lines.length === 1) return `Failed to read the world "${source}" ${lines[0]}`;
  const shown = lines.slice(0, MAX_SHOWN).map((line) => `\n  - ${line}`);
  const hidden = lines.length - shown.length;
  const rest = hidden > 0 ? `\n  - and ${hidden} more` : '';
  return `Failed to read the world "${source}", which has ${lines.length} problems:${shown.join('')}${rest}`;
}
