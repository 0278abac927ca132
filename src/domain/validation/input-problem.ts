import type { FormatPath, Path } from './path.ts';

/** One thing wrong with what a user wrote. */
export interface InputProblem {
  readonly path: Path;
  /** The reason, as a sentence. */
  readonly why: string;
  /** What to do, in whole sentences. */
  readonly advice: string;
  /** The offending value as a message may show it. */
  readonly value?: string;
  /** Another place that the advice ends by naming. */
  readonly related?: Path;
  /** The name of the last step is at fault, not what stands under it. */
  readonly isName?: true;
  /** Where in the text of the file, once that has been looked up. */
  readonly position?: Position;
}

/** Both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** How problems are told. */
export interface Telling {
  /** What could not be read: `the world "homes.yaml"`. */
  readonly what: string;
  /** Its verb, for rules are several. */
  readonly have?: 'has' | 'have';
  /** The file that positions lie in. */
  readonly file?: string | undefined;
  readonly format: FormatPath;
}

const MAX_SHOWN = 10;

/** A message about the first of these problems: one line for one, a list for several. */
export function tellProblems(problems: readonly InputProblem[], telling: Telling): string {
  const { what, have = 'has' } = telling;
  const lines = problems.slice(0, MAX_SHOWN).map((problem) => {
    const place = tellPlace(problem, telling);
    return { place, text: `${problem.why} ${completeAdvice(problem, telling.format)}` };
  });
  const [first] = lines;
  if (problems.length === 1 && first !== undefined)
    return `Failed to read ${[what, first.place].filter(Boolean).join(' ')}: ${first.text}`;
  const shown = lines.map(({ place, text }) => `\n  - ${[place, text].filter(Boolean).join(': ')}`).join('');
  const hidden = problems.length - lines.length;
  const rest = hidden > 0 ? `\n  - and ${hidden} more` : '';
  return `Failed to read ${what}, which ${have} ${problems.length} problems:${shown}${rest}`;
}

/** `at $.accounts[0].id (homes.yaml:3:9)`; empty for the whole of something that is no file. */
function tellPlace({ path, position }: InputProblem, { file, format }: Telling): string {
  const at = format(path);
  const parts = [
    at === '' ? '' : `at ${at}`,
    position === undefined ? '' : `(${file}:${position.line}:${position.column})`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What to do, with the other place that it is about. */
export function completeAdvice({ advice, related }: InputProblem, format: FormatPath): string {
  return related === undefined ? advice : advice.replace(/\.$/, ` at ${format(related)}.`);
}
