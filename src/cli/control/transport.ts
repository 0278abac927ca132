import type { IncomingMessage } from 'node:http';

/** Longer than a wait for requests may last. */
const TIMEOUT_MS = 90_000;
const DISTRUST = /^(UNABLE_TO_(VERIFY|GET_ISSUER)|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED)/;

/**
 * Sends requests straight to the sandbox, past any proxy of the environment. Over TLS the CA that starts on this machine
 * keep is trusted where the system's are not enough.
 */
export function createTransport(caFolder: string | undefined): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    try {
      return await send(request, body);
    } catch (error) {
      if (!DISTRUST.test(codeOf(error))) throw error;
      const { findCa } = await import('../../tls/ca/find-ca.ts');
      const ca = await findCa(caFolder);
      if (ca === undefined) throw error;
      return await send(request, body, ca);
    }
  };
}

async function send(
  { url, method, headers }: Request,
  body: Buffer | undefined,
  ca?: string,
): Promise<Response> {
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  return await new Promise((resolve, reject) => {
    const options = {
      method,
      headers: {
        ...Object.fromEntries(headers),
        ...(body !== undefined && { 'content-length': body.length }),
      },
      agent: false,
      timeout: TIMEOUT_MS,
      ...(ca !== undefined && { ca }),
    };
    const outgoing = request(url, options, (incoming) => read(incoming).then(resolve, reject));
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} seconds`)),
    );
    // As fetch does, whose users look for the reason there.
    outgoing.on('error', (cause) => reject(new TypeError('fetch failed', { cause })));
    outgoing.end(body);
  });
}

const WITHOUT_BODY = [204, 205, 304];

async function read(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { statusCode: status = 500, headers } = incoming;
  const type = headers['content-type'] ?? '';
  return new Response(WITHOUT_BODY.includes(status) ? null : Buffer.concat(chunks), {
    status,
    headers: { 'content-type': type },
  });
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
