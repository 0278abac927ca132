import type { InputProblem, Position } from '../../domain/validation/input-problem.ts';
import { isNestedDeeply } from './nesting.ts';
import { positionAt } from './position-at.ts';
import type { RefuseFile } from './read-text.ts';

/**
 * The value that a JSON or YAML text stands for; a name that ends in `.json` rules YAML out.
 * @throws the error that `refuse` makes
 */
export async function parseText(text: string, name: string, refuse: RefuseFile): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (name.toLowerCase().endsWith('.json'))
      throw refuse([tellSyntaxError('JSON', error, findJsonPosition(text, error))]);
  }
  if (isNestedDeeply(text)) throw refuse([tellSyntaxError('JSON or YAML', new RangeError())]);
  const { parse, YAMLError } = await import('yaml');
  try {
    return parse(text, { merge: true, logLevel: 'error' });
  } catch (error) {
    const [start] = (error instanceof YAMLError ? error.linePos : undefined) ?? [];
    const position = start && { line: start.line, column: start.col };
    throw refuse([tellSyntaxError('JSON or YAML', error, position)]);
  }
}

function tellSyntaxError(language: string, error: unknown, position?: Position): InputProblem {
  // A parser goes a level deeper into the stack with each level of the text.
  const message = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
  const [reason = ''] = message.split('\n');
  const bare = reason.replace(/( in JSON)? at (position|line) \d.*$/, '').replace(/[:.]$/, '');
  const advice = 'Correct the text there; an editor that knows the language shows the place.';
  return {
    path: [],
    why: `it is not ${language} (${bare}).`,
    advice,
    ...(position !== undefined && { position }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where Node says it; of some mistakes it shows the surroundings alone, and the place has to be found. */
function findJsonPosition(text: string, error: unknown): Position | undefined {
  const offset = offsetIn(error, text.length) ?? (text.length > MAX_SEARCHED ? undefined : findOffset(text));
  return offset === undefined ? undefined : positionAt(text, offset);
}

/** Of a longer text the search would take too long. */
const MAX_SEARCHED = 4_000_000;

function offsetIn(error: unknown, length: number): number | undefined {
  const message = error instanceof Error ? error.message : '';
  if (/end of JSON input/.test(message)) return length;
  const [, offset] = /at position (\d+)/.exec(message) ?? [];
  return offset === undefined ? undefined : Number(offset);
}

/** The text is good as far as what is cut off there fails for its end alone: halved, until the first bad character is left. */
function findOffset(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (failsAtItsEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function failsAtItsEnd(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return (offsetIn(error, text.length) ?? 0) >= text.length || /Unterminated string/.test(String(error));
  }
}
