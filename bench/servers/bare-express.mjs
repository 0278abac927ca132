// Express 5 with one route and nothing else, answering with the same bytes.
import { readFileSync } from 'node:fs';
import express from 'express';

const body = readFileSync(process.env.BENCH_BODY);

const app = express();
app.disable('x-powered-by').disable('etag');
app.get('/battery/:deviceId', (_request, response) => {
  response.type('application/json').send(body);
});
app.listen(Number(process.env.BENCH_PORT), '127.0.0.1');
