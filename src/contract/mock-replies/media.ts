import { isObject, type JsonObject, membersOf } from './document/json-value.ts';

export interface Media {
  /** Without parameters; what a wildcard allows is JSON. */
  readonly type: string;
  readonly kind: 'json' | 'text';
  readonly value: JsonObject;
}

const PREFERENCES: readonly (readonly [RegExp, Media['kind']])[] = [
  [/^application\/json$/, 'json'],
  [/^(\*|application)\/\*$/, 'json'],
  [/\+json$/, 'json'],
  [/^text\/plain$/, 'text'],
  [/^text\//, 'text'],
];

/** The media type in which content is written here: JSON before text; undefined where it is neither. */
export function mediaOf(content: unknown): Media | undefined {
  const members = membersOf(content).map(
    ([name, value]) => [(name.split(';')[0] ?? '').trim().toLowerCase(), value] as const,
  );
  for (const [pattern, kind] of PREFERENCES) {
    const [type, value] = members.find(([name]) => pattern.test(name)) ?? [];
    if (type === undefined) continue;
    const named = type.includes('*') ? 'application/json' : type;
    return { type: named, kind, value: isObject(value) ? value : {} };
  }
  return undefined;
}
