// The same as bare-http.mjs, in the form in which Node loads least.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');

const answers = JSON.parse(readFileSync(process.env.BENCH_ANSWERS, 'utf8'));
const body = Buffer.from(answers.read.text);
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length };

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(process.env.BENCH_PORT), '127.0.0.1');
