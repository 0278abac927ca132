import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { LogSink } from '../../log/log.ts';
import { boundConnections } from './bound-connections.ts';
import { type PresentProblem, SERVER_OPTIONS, serveWith } from './server.ts';
import { followConnections } from './tls-connections.ts';

/** Both PEM. */
export interface ServerCredentials {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface HttpsServerOptions {
  readonly listener: RequestListener;
  readonly presentProblem: PresentProblem;
  readonly credentials: ServerCredentials;
  readonly log: LogSink;
}

/** The server of `server.ts`, with TLS below it. */
export function createHttpsServer({
  listener,
  presentProblem,
  credentials,
  log,
}: HttpsServerOptions): Server {
  const { certificate, privateKey } = credentials;
  const server = createServer({ ...SERVER_OPTIONS, cert: certificate, key: privateKey });
  boundConnections(server, log);
  followConnections(server);
  serveWith(server, listener, presentProblem);
  warnOfHandshakeErrors(server, log);
  return server;
}

/** What a client's failed handshake most likely means. Each is said once: a client tries again and again. */
const HANDSHAKE_ERRORS: readonly (readonly [code: RegExp, message: string])[] = [
  [
    /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)/,
    'A client does not trust the certificate of HTTPS. Give it the CA that GET /__sandbox/ca.pem hands out, ' +
      'in NODE_EXTRA_CA_CERTS or the trust store of its language.',
  ],
  [
    /_HTTP_REQUEST$/,
    'A client spoke plain HTTP on the port of HTTPS. Let its URL begin with https:, or give it the port of HTTP.',
  ],
];

function warnOfHandshakeErrors(server: Server, log: LogSink): void {
  const said = new Set<string>();
  server.on('tlsClientError', ({ code = '' }: NodeJS.ErrnoException) => {
    const message = HANDSHAKE_ERRORS.find(([pattern]) => pattern.test(code))?.[1];
    if (message === undefined || said.has(message)) return;
    said.add(message);
    log({ type: 'warning', message });
  });
}
