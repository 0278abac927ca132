import type { Family } from '../entities.ts';
import type { ProblemDetail, ProblemKind } from '../failures/problem.ts';
import type { HeaderFields } from '../headers/header-fields.ts';
import type { ConnectionFault } from '../rules/rule.ts';
import type { Instant } from '../time/instant.ts';
import type { HeaderList } from './header-list.ts';

export const VERDICTS = ['valid', 'invalid', 'unchecked'] as const;
/** Whether a request kept to the document; a request that was answered before it was looked into is `unchecked`. */
export type Verdict = (typeof VERDICTS)[number];

/** An effect of a rule that did not fit the answer. */
export interface UnappliedEffect {
  readonly rule: string;
  readonly reason: string;
}

/** A body as it went over the wire, as far as it is kept. */
export interface RecordedBody {
  /** What was kept: UTF-8 text, or base64 where the bytes are none. */
  readonly text: string;
  readonly isBase64: boolean;
  /** Less was kept than was sent. */
  readonly isCut: boolean;
  /** Of the whole body; undefined where it was refused before its end. */
  readonly sizeBytes: number | undefined;
}

/**
 * One request of an account and its reply. Keys, tokens and cookies that a client sent are masked from the first.
 * Headers and bodies are undefined in an entry that comes from a snapshot.
 */
export interface JournalEntry {
  /** 1, 2, 3 … in the order in which replies left. */
  readonly sequence: number;
  /** Undefined where nobody has the key. */
  readonly account: string | undefined;
  readonly at: Instant;
  /** Name of the edition that it spoke. */
  readonly edition: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly queryText: string;
  /** Template of the path; undefined where the document has none that fits. */
  readonly route: string | undefined;
  readonly operation: string | undefined;
  readonly family: Family | undefined;
  readonly deviceId: string | undefined;
  readonly actionId: string | undefined;
  /** Masked. */
  readonly key: string | undefined;
  readonly keyName: string | undefined;
  readonly headers: HeaderList | undefined;
  readonly body: RecordedBody | undefined;
  readonly verdict: Verdict;
  /** How the request broke the document, first problem first. */
  readonly errors: readonly ProblemDetail[] | undefined;
  /** 0 where the connection ended without a reply. */
  readonly status: number;
  /** What a rule did to the connection: where the status is 0 in place of a reply, else to a reply on its way. */
  readonly connection: ConnectionFault['kind'] | undefined;
  /** As we wrote them: they are masked when they are shown. */
  readonly replyHeaders: HeaderFields | undefined;
  readonly replyBody: RecordedBody | undefined;
  readonly problem: ProblemKind | undefined;
  /** An effect that was meant to change the answer, and why it could not. */
  readonly notApplied: UnappliedEffect | undefined;
  /** Name of the rule that was applied. */
  readonly rule: string | undefined;
  /** Whether the request asked for it by a header, and no rule of the account was meant. */
  readonly isRuleAskedFor: boolean;
  /** Until when the reply asked the client to stay away. */
  readonly retryAfterUntil: Instant | undefined;
  /** The same key called the same operation before an earlier `Retry-After` was over. */
  readonly isEarlyRetry: boolean;
  readonly durationMs: number | undefined;
}

/** An entry before the journal numbers it and puts its reply where texts are kept. */
export type JournalDraft = Omit<JournalEntry, 'sequence' | 'isEarlyRetry' | 'replyBody'> & {
  sequence: number;
  isEarlyRetry: boolean;
  replyBody: RecordedBody | undefined;
};

/** Objects, numbers and short texts of an entry, the headers of its reply among them, roughly. */
const OVERHEAD_BYTES = 1_000;

/** Bytes that an entry holds, near enough to bound memory by. */
export function entrySizeBytes({ path, queryText, headers, body, replyBody }: JournalEntry): number {
  let bytes = OVERHEAD_BYTES + path.length + queryText.length;
  if (body !== undefined) bytes += body.text.length;
  if (replyBody !== undefined) bytes += replyBody.text.length;
  if (headers !== undefined) for (const text of headers) bytes += text.length;
  return bytes;
}
