// Express 5 with three routes and nothing else, answering with bytes made beforehand.
import express from 'express';
import { command, list, port, read } from './answers.mjs';

const bytes = (answer) => Buffer.from(answer.text);
const [readBytes, listBytes, commandBytes] = [read, list, command].map(bytes);

const app = express();
app.disable('x-powered-by').disable('etag');
app.get('/battery', (_request, response) => {
  response.type('application/json').send(listBytes);
});
app.get('/battery/:deviceId', (_request, response) => {
  response.type('application/json').send(readBytes);
});
app.post('/battery/:deviceId', express.json(), (_request, response) => {
  response.status(202).type('application/json').send(commandBytes);
});
app.listen(port, '127.0.0.1');
