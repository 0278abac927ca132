import type { Contract } from '../../contract/contract.ts';
import { type Exchange, maskedKeyOf } from '../../contract/exchange.ts';
import { findHeader, maskHeaderList } from '../../domain/journal/header-list.ts';
import type { JournalDraft } from '../../domain/journal/journal-entry.ts';
import { retryAfterUntil } from '../../domain/journal/retry-after.ts';
import { maskKeys } from '../../domain/mask-keys.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { ComposedReply } from '../reply.ts';
import { MaskedSenders } from './masked-senders.ts';
import { recordBody, recordText } from './record-body.ts';

export interface RecorderOptions {
  readonly accounts: Accounts;
  readonly contract: Pick<Contract, 'routeOf'>;
}

export type RecordExchange = (exchange: Exchange, reply: ComposedReply, durationMs: number) => void;

/**
 * Writes requests and their replies into the journal of the account. Those that fail authentication go into the
 * server's own, and into that of the account whose key was good once.
 */
export function createRecorder({ accounts, contract }: RecorderOptions): RecordExchange {
  const senders = new MaskedSenders();
  return (exchange, reply, durationMs) => {
    const principal = exchange.principal ?? exchange.refused;
    const { unauthenticatedJournal } = accounts;
    const draft = draftOf(exchange, reply, durationMs, { contract, senders });
    if (exchange.principal === undefined)
      unauthenticatedJournal.append(principal === undefined ? draft : { ...draft });
    principal?.account.journal.append(draft, principal.key.key);
    accounts.coverage.note(draft);
  };
}

function draftOf(
  exchange: Exchange,
  reply: ComposedReply,
  durationMs: number,
  { contract, senders }: Pick<RecorderOptions, 'contract'> & { readonly senders: MaskedSenders },
): JournalDraft {
  const { at, method, path, queryText, requestId, verdict, violations, problem, rawBody } = exchange;
  const principal = exchange.principal ?? exchange.refused;
  const match = exchange.route ?? contract.routeOf(method, path);
  // Status 0 is no answer at all.
  const replyHeaders = reply.status === 0 ? undefined : reply.headers;
  const retryAfter = replyHeaders && findHeader(replyHeaders, 'retry-after');
  return {
    sequence: 0,
    account: principal?.account.id,
    at,
    requestId,
    method,
    path: maskKeys(path),
    queryText: maskKeys(queryText),
    route: match?.route,
    operation: match?.operation,
    family: match?.family,
    deviceId: match?.deviceId && maskKeys(match.deviceId),
    actionId: match?.actionId ? maskKeys(match.actionId) : reply.actionId,
    key: principal === undefined ? maskedKeyOf(exchange) : senders.keyOf(principal.key),
    keyName: principal?.key.name,
    headers:
      principal === undefined
        ? maskHeaderList(exchange.rawHeaders)
        : senders.headersOf(principal.key, exchange.rawHeaders),
    body: rawBody === undefined ? undefined : recordBody(rawBody),
    verdict: verdict ?? 'unchecked',
    errors: violations,
    status: reply.status,
    replyHeaders,
    replyBody: recordText(reply.text, reply.sizeBytes),
    problem,
    rule: exchange.rule,
    retryAfterUntil: retryAfter === undefined ? undefined : retryAfterUntil(retryAfter, at),
    isEarlyRetry: false,
    durationMs,
  };
}
