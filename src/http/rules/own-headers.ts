const PREFIX = 'x-sandbox-';

/** Headers by which a request asks this emulator for something; the token is one of the control API. */
export const OWN_HEADERS = ['x-sandbox-scenario', 'x-sandbox-token'];

/** A header that looks like one of ours and that nobody reads: a wish that would be ignored without a word. */
export function findUnreadHeader(headers: object): string | undefined {
  for (const name in headers) if (name.startsWith(PREFIX) && !OWN_HEADERS.includes(name)) return name;
  return undefined;
}
