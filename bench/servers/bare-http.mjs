// The floor: Node's own server, answering with bytes made beforehand.
import { createServer } from 'node:http';
import { command, list, port, read } from './answers.mjs';

const prepare = ({ text }) => {
  const body = Buffer.from(text);
  return {
    body,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length },
  };
};
const [battery, page, accepted] = [read, list, command].map(prepare);

const send = (response, status, { body, headers }) => {
  response.writeHead(status, headers);
  response.end(body);
};

createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume();
    request.on('end', () => send(response, 202, accepted));
  } else if (request.url.startsWith('/battery?')) send(response, 200, page);
  else send(response, 200, battery);
}).listen(port, '127.0.0.1');
