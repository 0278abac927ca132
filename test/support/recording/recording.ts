import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RequestStep } from './step.ts';

/** A reply as it came over the socket, and what it answers. */
export interface RecordedReply {
  /** Which of the requests it answers, from 1. */
  readonly step: number;
  readonly request: string;
  readonly sent: SentParts;
  readonly status: number;
  /** `Name: value` in the order and the letters of the wire. */
  readonly headers: readonly string[];
  readonly body: string;
}

export interface SentParts {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** One reply a line, in JSON, compressed. */
export const RECORDING = new URL('../../recordings/v1-replies.jsonl.gz', import.meta.url);

/** Under the number of its format: `amps-sandbox-snapshot/1` is `format-1.json`. */
export function writeSnapshot(snapshot: string): URL {
  const [, number] = /^amps-sandbox-snapshot\/(\d+)$/.exec(JSON.parse(snapshot).format) ?? [];
  if (number === undefined)
    throw new Error(`Failed to name a snapshot: its format is new. ${snapshot.slice(0, 100)}`);
  const file = new URL(`../../recordings/v1-snapshots/format-${number}.json`, import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, `${snapshot}\n`);
  return file;
}

/** Longer parts of a request are cut: nobody reads a mebibyte of `x`. */
const MAX_SHOWN = 2_000;

export function describeRequest(
  { method, headers, body }: RequestStep,
  path: string,
): Pick<RecordedReply, 'request' | 'sent'> {
  const text = typeof body === 'object' ? `hex ${body.hex}` : body;
  return {
    request: `${method} ${shorten(path)}`,
    sent: {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          typeof value === 'string' ? shorten(value) : value.map(shorten),
        ]),
      ),
      ...(text !== undefined && { body: shorten(text) }),
    },
  };
}

function shorten(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  return `${text.slice(0, 40)}… (${text.length} characters)`;
}

export function readRecording(): RecordedReply[] {
  const lines = gunzipSync(readFileSync(RECORDING)).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedReply);
}

export function writeRecording(replies: readonly RecordedReply[]): void {
  writeFileSync(RECORDING, compress(replies.map((reply) => `${JSON.stringify(reply)}\n`).join('')));
}

/** The same bytes for the same text: the head names neither a time (Node writes none) nor a system. */
function compress(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  const UNKNOWN_SYSTEM = 255;
  bytes[9] = UNKNOWN_SYSTEM;
  return bytes;
}

/** Those that differ first explain the others, which may follow from them. */
const MAX_TOLD = 3;

/** Where replies differ from those recorded, in words; empty where nowhere. */
export function compareReplies(
  recorded: readonly RecordedReply[],
  received: readonly RecordedReply[],
): string {
  const differences = Array.from({ length: Math.max(recorded.length, received.length) }, (_, i) =>
    compareReply(recorded[i], received[i]),
  ).filter((difference) => difference !== '');
  if (differences.length === 0) return '';
  const told = differences.slice(0, MAX_TOLD);
  return [
    `${differences.length} of ${recorded.length} replies are not those recorded. The first of them:`,
    ...told,
  ].join('\n\n');
}

function compareReply(recorded: RecordedReply | undefined, received: RecordedReply | undefined): string {
  if (recorded === undefined) return `${titleOf(received)}\n  is not in the recording`;
  if (received === undefined) return `${titleOf(recorded)}\n  was not asked`;
  const parts = [
    ...tell('request', recorded.request, received.request),
    ...tell('sent', JSON.stringify(recorded.sent), JSON.stringify(received.sent)),
    ...tell('status', String(recorded.status), String(received.status)),
    ...tell('headers', recorded.headers.join('\n'), received.headers.join('\n')),
    ...tell('body', recorded.body, received.body),
  ];
  return parts.length === 0 ? '' : [titleOf(received), ...parts].join('\n');
}

function titleOf(reply: RecordedReply | undefined): string {
  return reply === undefined ? '' : `Step ${reply.step}: ${reply.request} ${JSON.stringify(reply.sent)}`;
}

function tell(part: string, expected: string, received: string): string[] {
  if (expected === received) return [];
  let at = 0;
  while (expected[at] === received[at]) at++;
  return [
    `  ${part} from character ${at} on`,
    `    expected ${excerpt(expected, at)}`,
    `    received ${excerpt(received, at)}`,
  ];
}

/** All of a short text, else what is around a place. */
function excerpt(text: string, at: number): string {
  if (text.length <= 1_000) return JSON.stringify(text);
  const from = Math.max(0, at - 100);
  return `…${JSON.stringify(text.slice(from, at + 300))}… (${text.length} characters)`;
}
