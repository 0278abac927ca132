// openapi-backend on Express as its own documentation puts it together: the document's checks and the key, no state.
import { readFileSync } from 'node:fs';
import express from 'express';
import { OpenAPIBackend } from 'openapi-backend';
import { command, list, port, read } from './answers.mjs';

const [battery, page, accepted] = [read, list, command].map(({ text }) => JSON.parse(text));

const api = new OpenAPIBackend({
  definition: JSON.parse(readFileSync(process.env.BENCH_DOCUMENT, 'utf8')),
  // Its check of the document knows OpenAPI 3.0 alone.
  quick: true,
  handlers: {
    getBatteryState: (_context, _request, response) => response.json(battery),
    listBatteryDevices: (_context, _request, response) => response.json(page),
    pushBatteryAction: (_context, _request, response) => response.status(202).json(accepted),
    validationFail: (context, _request, response) => response.status(400).json(context.validation.errors),
    unauthorizedHandler: (_context, _request, response) => response.status(401).json({ error: 'key' }),
    notFound: (_context, _request, response) => response.status(404).json({ error: 'route' }),
  },
});
api.registerSecurityHandler('apiKey', ({ request }) => typeof request.headers['x-api-key'] === 'string');
await api.init();

const app = express();
app.use(express.json());
app.use((request, response) => api.handleRequest(request, request, response));
app.listen(port, '127.0.0.1');
