import { closestName } from '../../domain/closest-name.ts';

export const FILE_KINDS = ['world', 'scenario', 'configuration'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const SCHEMAS: Readonly<Record<string, FileKind>> = {
  world: 'world',
  scenario: 'scenario',
  config: 'configuration',
};
/** What a world or a scenario may have beside that which makes it one. */
const OF_WORLDS = ['$schema', 'name', 'fixtureKeys'];
const OF_SCENARIOS = ['$schema', 'name', 'description'];

/** What a file is for, by the schema that it names, else by the properties that it has; misspelt ones count, too. */
export function guessKind(value: unknown): FileKind {
  if (Array.isArray(value)) return 'scenario';
  if (typeof value !== 'object' || value === null) return 'configuration';
  const { $schema } = value as { $schema?: unknown };
  const [, named = ''] = /(\w+)\.schema\.json$/.exec(String($schema ?? '')) ?? [];
  const kind = SCHEMAS[named];
  if (kind !== undefined) return kind;
  const names = Object.keys(value);
  if (isMadeBy('accounts', names, OF_WORLDS)) return 'world';
  // A configuration may have rules as well, among other options.
  return isMadeBy('rules', names, OF_SCENARIOS) ? 'scenario' : 'configuration';
}

function isMadeBy(name: string, names: readonly string[], beside: readonly string[]): boolean {
  const others = names.filter((other) => !beside.includes(other));
  if (others.includes(name)) return name === 'accounts' || others.length === 1;
  const [only, second] = others;
  return only !== undefined && second === undefined && closestName(only, [name]) === name;
}
