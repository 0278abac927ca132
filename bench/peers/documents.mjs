// What each peer is started with: the document of the edition with our answers as its examples, stubs, a database.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { KEY, PATH } from '../requests.mjs';
import { inBench, inRepository, runCommand } from '../workspace.mjs';

const OPERATIONS = [
  { answer: 'list', path: '/battery', method: 'get' },
  { answer: 'read', path: '/battery/{deviceId}', method: 'get' },
  { answer: 'command', path: '/battery/{deviceId}', method: 'post' },
];

/** Writes the files of all peers into the folder and answers where they are. */
export async function writeDocuments(folder, answers) {
  const document = join(folder, 'openapi.yaml');
  const documentAsJson = join(folder, 'openapi.json');
  const content = await withAnswers(answers);
  await writeFile(document, stringify(content));
  await writeFile(documentAsJson, JSON.stringify(content));
  return {
    document,
    documentAsJson,
    mockoon: await writeMockoon(folder, document, answers),
    jsonServer: await writeJsonServer(folder, answers),
    wiremock: await writeWiremock(folder, answers),
  };
}

/** The whole document; the three operations answer with our bodies and, as ours do, without limit headers. */
async function withAnswers(answers) {
  const document = parse(await readFile(inRepository('openapi/v1.yaml'), 'utf8'));
  for (const { answer, path, method } of OPERATIONS) {
    const { status, text } = answers[answer];
    const response = document.paths[path][method].responses[status];
    delete response.headers;
    const content = response.content['application/json'];
    delete content.examples;
    content.example = JSON.parse(text);
  }
  return document;
}

/** Mockoon's own import makes up values anew for each request; our bodies in their place are less work for it. */
async function writeMockoon(folder, document, answers) {
  const path = join(folder, 'mockoon.json');
  await runCommand(process.execPath, [
    inBench('node_modules/@mockoon/cli/bin/run.js'),
    ...['import', '--input', document, '--output', path],
  ]);
  const environment = JSON.parse(await readFile(path, 'utf8'));
  for (const { answer, path: template, method } of OPERATIONS) {
    const endpoint = template.slice(1).replace(/\{(\w+)\}/g, ':$1');
    const route = environment.routes.find((one) => one.method === method && one.endpoint === endpoint);
    const response = route.responses.find((one) => one.default);
    Object.assign(response, { body: answers[answer].text, disableTemplating: true });
  }
  await writeFile(path, JSON.stringify(environment));
  return path;
}

async function writeJsonServer(folder, answers) {
  const [database, routes] = ['db.json', 'routes.json'].map((name) => join(folder, name));
  const battery = JSON.parse(answers.read.text);
  await writeFile(database, JSON.stringify({ page: JSON.parse(answers.list.text), batteries: [battery] }));
  await writeFile(
    routes,
    JSON.stringify({ '/battery\\?limit=10': '/page', '/battery/:id': '/batteries/:id' }),
  );
  return { database, routes };
}

async function writeWiremock(folder, answers) {
  const root = join(folder, 'wiremock');
  await mkdir(join(root, 'mappings'), { recursive: true });
  const matches = {
    read: { method: 'GET', urlPath: PATH },
    list: { method: 'GET', urlPath: '/battery', queryParameters: { limit: { matches: '[0-9]+' } } },
    command: {
      method: 'POST',
      urlPath: PATH,
      bodyPatterns: [{ matchesJsonPath: '$[?(@.action == "set_operation_mode")]' }],
    },
  };
  const mappings = Object.entries(matches).map(([name, request]) => ({
    request: { ...request, headers: { 'x-api-key': { equalTo: KEY } } },
    response: {
      status: answers[name].status,
      headers: { 'Content-Type': 'application/json' },
      body: answers[name].text,
    },
  }));
  await writeFile(join(root, 'mappings', 'amps.json'), JSON.stringify({ mappings }));
  return root;
}
