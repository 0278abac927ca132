// The floor of a container's start: Node's own server, ready when it listens.
import { createServer } from 'node:http';

createServer((_request, response) => {
  response.end('{"status":"ready"}');
}).listen(4010, '::');
