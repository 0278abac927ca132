import type { Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { LogSink } from '../../log/log.ts';

/** Connections of a server that may be open at once: more than any suite has, and few enough to fit into memory. */
const MAX_CONNECTIONS = 10_000;

/** Closes connections beyond a number as they come, and tells the log of the first. */
export function boundConnections(
  server: Server | HttpsServer,
  log: LogSink,
  maxConnections = MAX_CONNECTIONS,
): void {
  server.maxConnections = maxConnections;
  server.once('drop', () => {
    const message =
      `Closed a new connection: ${maxConnections} are open, the most that there may be. Later ones are closed without a message. ` +
      'Let the client reuse its connections, and close those that it no longer needs.';
    log({ type: 'warning', message });
  });
}
