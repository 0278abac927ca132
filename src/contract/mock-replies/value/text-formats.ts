import { SystemDate } from '../../../domain/captured-globals.ts';

/** The part of a source of chance that formats need. */
export interface Chance {
  int(min: number, max: number): number;
}

export type FormatGenerator = (random: Chance) => string;

/** Generated instants lie in the year before this one: the wall clock must not show in an answer. */
const REFERENCE = SystemDate.UTC(2025, 0, 23, 10, 30);
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const SECOND_MS = 1000;

const dateTime: FormatGenerator = (random) => {
  const at = REFERENCE - random.int(0, YEAR_MS / SECOND_MS) * SECOND_MS;
  return new SystemDate(at).toISOString();
};

const url: FormatGenerator = (random) => `https://example.com/${word(random, 8)}`;

/** Formats that json-schema-faker makes wrongly, not at all, or by the local time zone. */
export const TEXT_FORMATS: Readonly<Record<string, FormatGenerator>> = {
  'date-time': dateTime,
  'iso-date-time': dateTime,
  date: (random) => dateTime(random).slice(0, 10),
  time: (random) => dateTime(random).slice(11),
  'iso-time': (random) => dateTime(random).slice(11),
  duration: (random) => `PT${random.int(1, 23)}H${random.int(0, 59)}M`,
  url,
  uri: url,
  'uri-reference': url,
  'uri-template': (random) => `${url(random)}/{id}`,
  regex: (random) => `^${word(random, 6)}$`,
  byte: (random) => Buffer.from(word(random, 9)).toString('base64'),
  binary: (random) => word(random, 12),
  password: (random) => word(random, 12),
  'json-pointer-uri-fragment': (random) => `#/${word(random, 6)}`,
};

function word(random: Chance, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + random.int(0, 25))).join('');
}
