import { maskedKeyOf } from '../../contract/exchange/exchange.ts';
import { findHeader } from '../../domain/headers/header-fields.ts';
import { maskHeaderList } from '../../domain/journal/header-list.ts';
import type { JournalDraft } from '../../domain/journal/journal-entry.ts';
import { createHeaderMask, type MaskHeader } from '../../domain/journal/mask-secrets.ts';
import { retryAfterUntil } from '../../domain/journal/retry-after.ts';
import { maskKeys } from '../../domain/keys/mask-keys.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { ApiExchange } from '../api-exchange.ts';
import type { ComposedReply } from '../reply.ts';
import { MaskedSenders } from './masked-senders.ts';
import { recordBody, recordText } from './record-body.ts';

export interface RecorderOptions {
  readonly accounts: Accounts;
  /** Headers that carry keys, in lower case. */
  readonly keyHeaders: readonly string[];
}

export type RecordExchange = (exchange: ApiExchange, reply: ComposedReply, durationMs: number) => void;

/**
 * Writes requests and their replies into the journal of the account. Those that fail authentication go into the
 * server's own, and into that of the account whose key was good once.
 */
export function createRecorder({ accounts, keyHeaders }: RecorderOptions): RecordExchange {
  const maskHeader = createHeaderMask(keyHeaders);
  const masks = { maskHeader, senders: new MaskedSenders(maskHeader) };
  return (exchange, reply, durationMs) => {
    const { context, isAuthenticated } = exchange;
    const { unauthenticatedJournal } = accounts;
    const draft = draftOf(exchange, reply, durationMs, masks);
    if (!isAuthenticated) unauthenticatedJournal.append(context === undefined ? draft : { ...draft });
    context?.account.journal.append(draft, context.key.key);
    accounts.coverage.note(draft);
  };
}

interface Masks {
  readonly maskHeader: MaskHeader;
  readonly senders: MaskedSenders;
}

function draftOf(
  exchange: ApiExchange,
  reply: ComposedReply,
  durationMs: number,
  { maskHeader, senders }: Masks,
): JournalDraft {
  const { at, edition, context, method, path, queryText, requestId, verdict, violations, problem, rawBody } =
    exchange;
  const match = exchange.route ?? edition.contract.routeOf(method, path);
  // Status 0 is no answer at all.
  const replyHeaders = reply.status === 0 ? undefined : reply.headers;
  const retryAfter = findHeader(replyHeaders, 'retry-after');
  return {
    sequence: 0,
    account: context?.account.id,
    at,
    edition: edition.name,
    requestId,
    method,
    path: maskKeys(path),
    queryText: maskKeys(queryText),
    route: match?.route,
    operation: match?.operation,
    family: match?.family,
    deviceId: match?.deviceId && maskKeys(match.deviceId),
    actionId: match?.actionId ? maskKeys(match.actionId) : reply.actionId,
    key: context === undefined ? maskedKeyOf(exchange) : senders.keyOf(context.key),
    keyName: context?.key.name,
    headers:
      context === undefined
        ? maskHeaderList(exchange.rawHeaders, maskHeader)
        : senders.headersOf(context.key, exchange.rawHeaders),
    body: rawBody === undefined ? undefined : recordBody(rawBody),
    verdict: verdict ?? 'unchecked',
    errors: violations,
    status: reply.status,
    connection: reply.fault?.kind,
    replyHeaders,
    replyBody: recordText(reply.text, reply.sizeBytes),
    problem,
    rule: exchange.rule,
    isRuleAskedFor: exchange.appliedRule?.isAskedFor === true,
    notApplied: exchange.notApplied,
    retryAfterUntil: retryAfter === undefined ? undefined : retryAfterUntil(retryAfter, at),
    isEarlyRetry: false,
    durationMs,
  };
}
