import type { EnvelopeFacts } from '../../../contract/edition.ts';
import { formatInstant } from '../../../domain/time/instant.ts';

/** What is said of one failure. */
interface PresentedError {
  readonly code: string;
  readonly message: string;
  readonly details?: object;
}

/** The body of every failure of edition v1. */
export function presentEnvelope(error: PresentedError, { requestId, at, path }: EnvelopeFacts): object {
  return { success: false, error, meta: { requestId, timestamp: formatInstant(at), path } };
}
