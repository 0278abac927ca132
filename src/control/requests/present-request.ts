import { headersByName, showHeaders } from '../../domain/journal/header-list.ts';
import type { JournalEntry, RecordedBody } from '../../domain/journal/journal-entry.ts';
import type { MaskHeader } from '../../domain/journal/mask-secrets.ts';
import type { NearMiss } from '../../domain/journal/near-misses.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { formatInstants } from '../clock/format-instants.ts';
import type { Schemas } from '../operations.ts';

/** An entry as the control API shows it; what is undefined is left out when it is written. */
export function presentRequest(entry: JournalEntry, maskHeader: MaskHeader): Schemas['RecordedRequest'] {
  const {
    sequence,
    account,
    at,
    queryText,
    headers,
    body,
    replyHeaders,
    replyBody,
    retryAfterUntil,
    isRuleAskedFor: _isRuleAskedFor,
    isEarlyRetry,
    durationMs,
    ...rest
  } = entry;
  const shown = {
    sequence,
    account,
    at: formatInstant(at),
    ...rest,
    query: queryText,
    headers: headers && headersByName(headers),
    body: presentBody(body),
    replyHeaders: replyHeaders && showHeaders(replyHeaders, maskHeader),
    replyBody: presentBody(replyBody),
    ...formatInstants({ retryAfterUntil }),
    earlyRetry: isEarlyRetry,
    durationMs: durationMs === undefined ? undefined : Math.round(durationMs * 1000) / 1000,
  };
  // The generated type has no properties that are there and undefined; JSON has none either.
  return shown as Schemas['RecordedRequest'];
}

function presentBody(body: RecordedBody | undefined): Schemas['RecordedBody'] | undefined {
  if (body === undefined) return undefined;
  const { text, isBase64, isCut, sizeBytes } = body;
  return {
    text,
    ...(isBase64 && { encoding: 'base64' as const }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    truncated: isCut,
  };
}

export function presentNearMiss(
  { entry, distance, differences }: NearMiss,
  maskHeader: MaskHeader,
): Schemas['NearMiss'] {
  return { distance, differences: [...differences], request: presentRequest(entry, maskHeader) };
}
