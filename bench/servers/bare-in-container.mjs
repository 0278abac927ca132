// The floor of a container's start: Node's own server, ready when it listens, gone when it is told to go.
import { createServer } from 'node:http';

createServer((_request, response) => {
  response.end('{"status":"ready"}');
}).listen(4010, '::');
process.on('SIGTERM', () => process.exit(0));
