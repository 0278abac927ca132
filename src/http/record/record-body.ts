import { isUtf8 } from 'node:buffer';
import type { RawBody } from '../../contract/exchange/raw-body.ts';
import type { RecordedBody } from '../../domain/journal/journal-entry.ts';
import { maskKeys } from '../../domain/keys/mask-keys.ts';

/** What is kept of one body. */
export const MAX_KEPT_BYTES = 16 * 1024;

export function recordBody({ bytes, sizeBytes }: RawBody): RecordedBody | undefined {
  if (bytes.length === 0 && sizeBytes === 0) return undefined;
  const kept = bytes.length > MAX_KEPT_BYTES ? bytes.subarray(0, MAX_KEPT_BYTES) : bytes;
  const isCut = sizeBytes === undefined || kept.length < sizeBytes;
  const text = toText(kept, isCut);
  return text === undefined
    ? { text: kept.toString('base64'), isBase64: true, isCut, sizeBytes }
    : { text: maskKeys(text), isBase64: false, isCut, sizeBytes };
}

/** The body of a reply, which is text that we wrote. */
export function recordText(text: string, sizeBytes: number): RecordedBody | undefined {
  if (text === '') return undefined;
  const isCut = text.length > MAX_KEPT_BYTES;
  // A slice would hold on to the whole text.
  const kept = isCut ? Buffer.from(text.slice(0, MAX_KEPT_BYTES)).toString() : text;
  return { text: maskKeys(kept), isBase64: false, isCut, sizeBytes };
}

const LONGEST_CHARACTER_BYTES = 4;

/** UTF-8 text; undefined where the bytes are none. A character that the cut went through is left out. */
function toText(bytes: Buffer, isCut: boolean): string | undefined {
  for (let lost = 0; lost < LONGEST_CHARACTER_BYTES && lost <= bytes.length; lost++) {
    const whole = bytes.subarray(0, bytes.length - lost);
    if (isUtf8(whole)) return whole.toString('utf8');
    if (!isCut) return undefined;
  }
  return undefined;
}
