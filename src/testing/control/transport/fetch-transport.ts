import type { Transport } from './transport.ts';

/** Takes requests to the sandbox at a base URL by a `fetch` of the caller's. */
export function createFetchTransport(
  baseUrl: string,
  fetch: (request: Request) => Promise<Response>,
): Transport {
  return async ({ url, method, headers, body = null }) => {
    const response = await fetch(new Request(`${baseUrl}${url}`, { method, headers: { ...headers }, body }));
    return { status: response.status, body: await response.text() };
  };
}
