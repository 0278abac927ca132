import type { SchemaPart } from './schema-error.ts';

const NOUNS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  null: 'null',
};

/** What a schema wants, as words that follow "Give": `a whole number from 0 to 65535`. */
export function describeWanted(schema: SchemaPart): string {
  const nouns = typesOf(schema).map((type) => {
    const isNumber = type === 'integer' || type === 'number';
    return `${NOUNS[type] ?? type}${isNumber ? describeLimits(schema) : ''}`;
  });
  return nouns.join(' or ') || 'another value';
}

export function typesOf({ type = [] }: SchemaPart): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function describeLimits({ minimum, maximum, exclusiveMinimum }: SchemaPart): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const above = exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`];
  const least = minimum === undefined ? [] : [`of at least ${minimum}`];
  const most = maximum === undefined ? [] : [`at most ${maximum}`];
  const limits = [...above, ...least, ...most].join(' and ');
  return limits === '' ? '' : ` ${limits}`;
}

/** Whether a description names every limit of its schema, so that it need not be told again. */
export function tellsLimits(schema: SchemaPart, description: string): boolean {
  const { minimum, maximum, exclusiveMinimum } = schema;
  const limits = [minimum, maximum, exclusiveMinimum].filter((limit) => limit !== undefined);
  if (limits.length === 0) return typesOf(schema).includes('string') && description !== '';
  return limits.every((limit) =>
    new RegExp(`(?<!\\d)${String(limit).replace('.', '\\.')}(?!\\d)`).test(description),
  );
}
