import { describe, expect, it } from 'vitest';
import type { InputProblem } from '../../../../src/domain/validation/input-problem.ts';
import { locateProblems } from '../../../../src/files/text/locate-problems.ts';

function placeOf(text: string, problem: Pick<InputProblem, 'path' | 'isName'>): string {
  const [{ position } = {}] = locateProblems([{ why: '', advice: '', ...problem }], text);
  return `${position?.line}:${position?.column}`;
}

const YAML = `# A comment.
accounts:
  - id: acct_demo
    users:
      - { id: ann, "e-mail": x }
    keys: &keys
      - key: first
  - <<: { name: merged }
    keys: *keys
`;

describe('A problem is found in the text of its file', () => {
  it.each<[string, string, Pick<InputProblem, 'path' | 'isName'>]>([
    ['a value', '3:9', { path: ['accounts', 0, 'id'] }],
    ['the name of a property', '3:5', { path: ['accounts', 0, 'id'], isName: true }],
    ['a list, by its name', '4:5', { path: ['accounts', 0, 'users'] }],
    ['an entry of a list', '5:9', { path: ['accounts', 0, 'users', 0] }],
    ['a quoted name', '5:20', { path: ['accounts', 0, 'users', 0, 'e-mail'], isName: true }],
    ['what is missing, by what it is missing in', '3:5', { path: ['accounts', 0, 'nothing', 'there'] }],
    ['what an alias stands for', '7:14', { path: ['accounts', 1, 'keys', 0, 'key'] }],
    ['what was merged', '8:17', { path: ['accounts', 1, 'name'] }],
    ['the whole', '2:1', { path: [] }],
  ])('%s', (_name, place, problem) => {
    expect(placeOf(YAML, problem)).toBe(place);
  });

  it('of JSON, whatever it is indented by', () => {
    const json = '{\n\t"accounts": [\n\t\t{ "id": 12 }\n\t]\n}';
    expect(placeOf(json, { path: ['accounts', 0, 'id'] })).toBe('3:11');
  });

  it('unless the text is empty, or too much to look into', () => {
    expect(placeOf('', { path: ['accounts'] })).toBe('undefined:undefined');
    expect(placeOf(`a: ${'x'.repeat(4_000_000)}`, { path: ['a'] })).toBe('undefined:undefined');
  });
});
