import type { InputProblem, Position } from '../../domain/validation/input-problem.ts';
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
  const { parse, YAMLError } = await import('yaml');
  try {
    return parse(text, { merge: true, logLevel: 'error' });
  } catch (error) {
    const [start] = (error instanceof YAMLError ? error.linePos : undefined) ?? [];
    const position = start && { line: start.line, column: start.col };
    throw refuse([tellSyntaxError('JSON or YAML', error, position)]);
  }
}

function tellSyntaxError(language: string, error: unknown, position: Position | undefined): InputProblem {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const bare = reason.replace(/( in JSON)? at (position|line) \d.*$/, '').replace(/[:.]$/, '');
  const advice = 'Correct the text there; an editor that knows the language shows the place.';
  return {
    path: [],
    why: `it is not ${language} (${bare}).`,
    advice,
    ...(position !== undefined && { position }),
  };
}

/** Where Node says it; of some mistakes it shows the surroundings alone. */
function findJsonPosition(text: string, error: unknown): Position | undefined {
  const message = error instanceof Error ? error.message : '';
  const offset = /end of JSON input/.test(message) ? text.length : /at position (\d+)/.exec(message)?.[1];
  return offset === undefined ? undefined : positionAt(text, Number(offset));
}
