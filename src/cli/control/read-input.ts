import { text } from 'node:stream/consumers';
import { parseText } from '../../files/text/parse-text.ts';
import { readText } from '../../files/text/read-text.ts';
import { InputError } from './input-error.ts';

/** The value in a JSON or YAML file, or in what standard input brings where it is named `-`. @throws InputError */
export async function readInput(path: string): Promise<unknown> {
  const isStandard = path === '-';
  const name = isStandard ? 'standard input' : path;
  const refuse = (problems: ConstructorParameters<typeof InputError>[1], place?: string) =>
    new InputError(name, problems, place);
  const content = isStandard
    ? await text(process.stdin)
    : await readText(path, {
        advice: 'Give the path of a JSON or YAML file, or - for standard input.',
        refuse,
      });
  return await parseText(content, name, refuse);
}
