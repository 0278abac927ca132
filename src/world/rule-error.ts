/** One thing wrong with rules: where (`$.rules[0].then[2]`), why, and what to do. */
export interface RuleProblem {
  readonly path: string;
  readonly why: string;
  readonly advice: string;
}

const MAX_SHOWN = 10;

/** Rules that cannot be used. The message names the place, the reason and the remedy of the first problems. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  /** The file, the option or the request that the rules came from. */
  readonly source: string;
  readonly problems: readonly RuleProblem[];

  constructor(source: string, problems: readonly RuleProblem[]) {
    super(messageOf(source, problems));
    this.source = source;
    this.problems = problems;
  }
}

function messageOf(source: string, problems: readonly RuleProblem[]): string {
  const lines = problems.map(({ path, why, advice }) => `at ${path}: ${why} ${advice}`);
  if (lines.length === 1) return `Failed to read the rules of "${source}" ${lines[0]}`;
  const shown = lines.slice(0, MAX_SHOWN).map((line) => `\n  - ${line}`);
  const hidden = lines.length - shown.length;
  const rest = hidden > 0 ? `\n  - and ${hidden} more` : '';
  return `Failed to read the rules of "${source}", which have ${lines.length} problems:${shown.join('')}${rest}`;
}
