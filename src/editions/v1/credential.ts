import { headerOf, type RequestHeaders } from '../../contract/exchange/exchange.ts';

export const KEY_HEADER = 'x-api-key';

/** The key that a request of v1 carries. */
export function readCredentialV1(headers: RequestHeaders): string | undefined {
  return headerOf({ headers }, KEY_HEADER);
}
