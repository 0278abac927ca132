// Express 5 as one would write it: three routes, `response.json`, no key, no check, no state.
import express from 'express';
import { command, list, port, read } from './answers.mjs';

const [battery, page, accepted] = [read, list, command].map(({ text }) => JSON.parse(text));

const app = express();
app.get('/battery', (_request, response) => {
  response.json(page);
});
app.get('/battery/:deviceId', (_request, response) => {
  response.json(battery);
});
app.post('/battery/:deviceId', express.json(), (_request, response) => {
  response.status(202).json(accepted);
});
app.listen(port, '127.0.0.1');
