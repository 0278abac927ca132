import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { JsonObject } from '../document/json-value.ts';
import { FORMAT_BESIDE_PATTERN } from './default-bounds.ts';
import { PatternSampler } from './pattern-sampler.ts';
import { SeededRandom } from './seeded-random.ts';
import { TEXT_FORMATS } from './text-formats.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Lengths beyond the shortest that are tried, and texts of each of them. */
const MAX_LENGTHS = 24;
const TRIES = 6;

/** Texts that many an exacting pattern takes, such as one with look-aheads for a password. */
const COMMON = ['Aa1!Aa1!', 'Aa1!Aa1!Aa1!Aa1!', 'Aa1', 'a1', 'A1', '+14155550123', 'en-US', '10:30', '1.0.0'];

/**
 * A generated text, if it keeps to the bounds and the pattern of its schema, else one that is built to them; the same
 * for the same seed. What nothing was found for is left as it is: validation says what is wrong.
 */
export function fitText(text: string, schema: JsonObject, seed: number): string {
  const bounds = boundsOf(schema);
  const matches = matcherOf(schema.pattern);
  const format = schema.format ?? schema[FORMAT_BESIDE_PATTERN];
  const hasForm = formCheckOf(format);
  const isGood = (candidate: string): boolean =>
    isWithin([...candidate].length, bounds) && matches(candidate) && hasForm(candidate);
  if (isGood(text)) return text;
  const random = new SeededRandom('text', seed, text);
  for (const candidate of candidatesOf(schema.pattern, format, { bounds, random }))
    if (isGood(candidate)) return candidate;
  return text;
}

interface Means {
  readonly bounds: Bounds;
  readonly random: SeededRandom;
}

function* candidatesOf(pattern: unknown, format: unknown, { bounds, random }: Means): Generator<string> {
  if (typeof format === 'string') yield* formatted(format, bounds, random);
  if (typeof pattern !== 'string') return;
  yield* sampled(pattern, bounds, random);
  yield* COMMON;
}

function* sampled(pattern: string, { min, max }: Bounds, random: SeededRandom): Generator<string> {
  const sampler = samplerOf(pattern);
  if (sampler === undefined) return;
  const shortest = Math.max(min, sampler.lengths.min);
  const longest = Math.min(max, sampler.lengths.max);
  const spread = Array.from({ length: MAX_LENGTHS }, (_, i) => shortest + i);
  const wanted =
    sampler.lengths.max < min ? [sampler.lengths.max] : spread.filter((length) => length <= longest);
  for (const length of wanted) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const text = sampler.sample(length, random);
      if (text === undefined) continue;
      yield text;
      // A pattern without an end of its own leaves room behind and before what it describes.
      const room = 'x'.repeat(Math.max(0, min - text.length));
      if (room !== '') yield* [`${text}${room}`, `${room}${text}`];
    }
  }
}

function* formatted(format: string, { min, max }: Bounds, random: SeededRandom): Generator<string> {
  const make = TEXT_FORMATS[format];
  if (make !== undefined) yield make(random);
  const fill = (before: string, behind: string): string =>
    `${before}${'a'.repeat(Math.max(1, min - before.length - behind.length))}${behind}`;
  const [long, short] = PADDED[format] ?? [];
  for (const shape of [long, short]) {
    if (shape !== undefined && shape[0].length + shape[1].length < max) yield fill(...shape);
  }
}

type Shape = readonly [before: string, behind: string];

/** Formats whose texts may be of almost any length: a friendly shape, and one for little room. */
const PADDED: Readonly<Record<string, readonly [Shape, Shape]>> = {
  email: [
    ['', '@example.com'],
    ['', '@b.co'],
  ],
  hostname: [
    ['', '.example.com'],
    ['', ''],
  ],
  uri: [
    ['https://example.com/', ''],
    ['a:', ''],
  ],
  url: [
    ['https://example.com/', ''],
    ['https://a.co/', ''],
  ],
};

function boundsOf({ minLength, maxLength }: JsonObject): Bounds {
  return {
    min: typeof minLength === 'number' ? minLength : 0,
    max: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  };
}

function matcherOf(pattern: unknown): (text: string) => boolean {
  if (typeof pattern !== 'string') return () => true;
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
}

/** Whether a text has the form of a format, as validation sees it. */
function formCheckOf(format: unknown): (text: string) => boolean {
  const known = typeof format === 'string' ? fullFormats[format as keyof typeof fullFormats] : undefined;
  if (known === undefined || typeof known === 'boolean') return () => true;
  const validate = typeof known === 'object' && 'validate' in known ? known.validate : known;
  if (validate instanceof RegExp) return (text) => validate.test(text);
  return typeof validate === 'function' ? (text) => validate(text as never) === true : () => true;
}

/** Undefined for what is no pattern: the document was refused then, or validation is to tell. */
function samplerOf(pattern: string): PatternSampler | undefined {
  try {
    return new PatternSampler(pattern);
  } catch {
    return undefined;
  }
}

function isWithin(length: number, { min, max }: Bounds): boolean {
  return min <= length && length <= max;
}
