import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Any origin, for the emulated API alone. */
export const ANY_ORIGIN = '*';

/** How long a browser may remember what a preflight told it. */
const MAX_AGE_SECONDS = 600;
/** What a page may send. HEAD and POST are among them, though a preflight does not need them. */
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';

/**
 * Lets web pages of these origins read what the listener answers (the CORS protocol of the Fetch standard). Everything of
 * the control API is for origins that are named, never for any.
 */
export function allowOrigins(
  listener: RequestListener,
  origins: readonly string[],
  isControl: (url: string) => boolean,
): RequestListener {
  const named = new Set(origins.map((origin) => origin.toLowerCase()));
  const isAnyAllowed = named.delete(ANY_ORIGIN);
  return (request, response) => {
    const { origin } = request.headers;
    const isForAll = isAnyAllowed && !isControl(request.url ?? '');
    // A cache must not hand the answer to one page out to another.
    if (!isForAll) response.setHeader('Vary', 'Origin');
    if (origin === undefined || !(isForAll || named.has(origin.toLowerCase()))) {
      listener(request, response);
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', isForAll ? ANY_ORIGIN : origin);
    response.setHeader('Access-Control-Expose-Headers', '*');
    if (isPreflight(request)) answerPreflight(request, response);
    else listener(request, response);
  };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** Before any key is asked for: a browser sends none with it. */
function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const asked = headers['access-control-request-headers'];
  response.writeHead(204, {
    'Access-Control-Allow-Methods': METHODS,
    ...(asked !== undefined && { 'Access-Control-Allow-Headers': asked }),
    ...(headers['access-control-request-private-network'] === 'true' && {
      'Access-Control-Allow-Private-Network': 'true',
    }),
    'Access-Control-Max-Age': MAX_AGE_SECONDS,
  });
  response.end();
}
