import { distance } from 'fastest-levenshtein';
import { SearchParams } from '../captured-globals.ts';
import { compilePathPattern } from '../rules/path-pattern.ts';
import { headersByName } from './header-list.ts';
import type { JournalEntry, RecordedBody } from './journal-entry.ts';
import type { JournalQuery } from './journal-query.ts';
import { missingPart } from './missing-part.ts';

/** One field in which an entry is not what a query wants. */
export interface Difference {
  readonly field: string;
  /** `method is GET, wanted POST`. */
  readonly message: string;
  /** More than 0 (nearly the same), at most 1 (nothing in common). */
  readonly distance: number;
}

type Compare<Wanted> = (wanted: Wanted, entry: JournalEntry) => Difference | undefined;

/** How each field of a query is compared. */
const COMPARE: { readonly [F in keyof JournalQuery]-?: Compare<NonNullable<JournalQuery[F]>> } = {
  since: (wanted, { sequence }) =>
    sequence > wanted ? undefined : differ('since', `#${sequence}`, `one after #${wanted}`, 1),
  method: (wanted, { method }) => compareText('method', wanted.toUpperCase(), method),
  edition: (wanted, { edition }) => compareText('edition', wanted, edition),
  operation: (wanted, { operation }) => compareText('operation', wanted, operation),
  path: (wanted, { path }) =>
    compilePathPattern(wanted)(path) ? undefined : compareText('path', wanted, path),
  status: (wanted, { status }) => compareStatus(String(wanted).toLowerCase(), String(status)),
  keyName: (wanted, { keyName }) => compareText('keyName', wanted, keyName),
  family: (wanted, { family }) => compareText('family', wanted, family),
  deviceId: (wanted, { deviceId }) => compareText('deviceId', wanted, deviceId),
  actionId: (wanted, { actionId }) => compareText('actionId', wanted, actionId),
  rule: (wanted, { rule }) => compareText('rule', wanted, rule),
  problem: (wanted, { problem }) => compareText('problem', wanted, problem),
  verdict: (wanted, { verdict }) => compareText('verdict', wanted, verdict),
  requestId: (wanted, { requestId }) => compareText('requestId', wanted, requestId),
  earlyRetry: (wanted, { isEarlyRetry }) => compareFlag('earlyRetry', wanted, isEarlyRetry),
  unmatched: (wanted, { operation }) => compareFlag('unmatched', wanted, operation === undefined),
  query: (wanted, { queryText }) => compareQuery(wanted, new SearchParams(queryText)),
  headers: (wanted, { headers }) => compareHeaders(wanted, headers),
  body: (wanted, { body }) => compareBody(wanted, body),
};

const FIELDS = Object.keys(COMPARE) as (keyof JournalQuery)[];

function compareField<F extends keyof JournalQuery>(field: F, query: JournalQuery, entry: JournalEntry) {
  const wanted = query[field];
  const compare = COMPARE[field] as Compare<NonNullable<JournalQuery[F]>>;
  return wanted === undefined ? undefined : compare(wanted as NonNullable<JournalQuery[F]>, entry);
}

/** Whether an entry is what a query wants. */
export function matchEntry(query: JournalQuery, entry: JournalEntry): boolean {
  return FIELDS.every((field) => compareField(field, query, entry) === undefined);
}

/** Every field in which an entry is not what a query wants. */
export function differencesOf(query: JournalQuery, entry: JournalEntry): Difference[] {
  return FIELDS.flatMap((field) => compareField(field, query, entry) ?? []);
}

function differ(field: string, actual: string, wanted: string, howFar: number): Difference {
  return { field, message: `${field} is ${actual}, wanted ${wanted}`, distance: howFar };
}

const MAX_COMPARED = 200;

function compareText(field: string, wanted: string, actual: string | undefined): Difference | undefined {
  if (actual === wanted) return undefined;
  if (actual === undefined) return differ(field, 'none', wanted, 1);
  return differ(field, shorten(actual), shorten(wanted), textDistance(actual, wanted));
}

function textDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, MAX_COMPARED), b.slice(0, MAX_COMPARED)];
  // Two long texts may differ behind what is compared.
  return Math.max(0.01, distance(from, to) / Math.max(1, from.length, to.length));
}

function compareStatus(wanted: string, actual: string): Difference | undefined {
  if (wanted === actual || wanted === `${actual[0]}xx`) return undefined;
  return differ('status', actual, wanted, wanted[0] === actual[0] ? 0.5 : 1);
}

function compareFlag(field: string, wanted: boolean, actual: boolean): Difference | undefined {
  return wanted === actual ? undefined : differ(field, String(actual), String(wanted), 1);
}

function compareQuery(
  wanted: Readonly<Record<string, string>>,
  sent: URLSearchParams,
): Difference | undefined {
  for (const [name, value] of Object.entries(wanted)) {
    const values = sent.getAll(name);
    if (!values.includes(value)) return compareText(`query.${name}`, value, values[0]);
  }
  return undefined;
}

function compareHeaders(
  wanted: Readonly<Record<string, string>>,
  sent: JournalEntry['headers'],
): Difference | undefined {
  if (sent === undefined) return differ('headers', 'not kept in a snapshot', showJson(wanted), 1);
  const headers = headersByName(sent);
  for (const [name, value] of Object.entries(wanted)) {
    const key = name.toLowerCase();
    const actual = Object.hasOwn(headers, key) ? headers[key] : undefined;
    const difference = compareText(`headers.${key}`, value, actual);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function compareBody(wanted: unknown, sent: RecordedBody | undefined): Difference | undefined {
  if (sent === undefined) return differ('body', 'none', showJson(wanted), 1);
  if (sent.isCut) return differ('body', 'too long to be kept whole', showJson(wanted), 0.9);
  const body = parseBody(sent);
  if (body === undefined) return differ('body', 'not JSON', showJson(wanted), 0.9);
  const missing = missingPart(body.value, wanted);
  if (missing === undefined) return undefined;
  return differ(`body${missing.pointer}`, showJson(missing.actual), showJson(missing.wanted), 0.5);
}

function parseBody({ text }: RecordedBody): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function showJson(value: unknown): string {
  return value === undefined ? 'absent' : shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length <= MAX_COMPARED ? text : `${text.slice(0, MAX_COMPARED)}…`;
}
