// Everyone in the comparison: what a user installs, how it is started, what it runs on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBench } from '../workspace.mjs';

const node = (script, ...args) => [process.execPath, script, ...args];
const installed = (path) => inBench(join('node_modules', path));
const versionOf = (name) => JSON.parse(readFileSync(installed(`${name}/package.json`), 'utf8')).version;

/**
 * `role`: `us`; `peer`, a server of its own that does our job; `in process`, a peer without a server; `baseline`.
 * `ourCli` is the program of a fresh installation of our own package.
 */
export function listSubjects({ ourCli, files, answersFile }) {
  const env = { BENCH_ANSWERS: answersFile, BENCH_DOCUMENT: files.documentAsJson };
  return [
    us(ourCli),
    ...peers(files),
    msw(env),
    ...baselines().map((subject) => ({ role: 'baseline', runsOn: 'Node', env, ...subject })),
  ];
}

function us(ourCli) {
  return {
    id: 'us',
    name: 'amps-sandbox',
    role: 'us',
    runsOn: 'Node',
    // Rules that concern other operations, as a test suite has them.
    command: (port) =>
      node(ourCli, 'start', '--port', String(port), '--log', 'silent', '--config', inBench('peers/us.json')),
    resetPath: '/__sandbox/reset',
  };
}

function peers({ document, mockoon, jsonServer, wiremock }) {
  const jar = readdirSync(installed('wiremock/build')).find((name) => name.endsWith('.jar'));
  return [
    {
      ...fromNpm('prism', 'Prism', '@stoplight/prism-cli'),
      command: (port) =>
        node(
          installed('@stoplight/prism-cli/dist/index.js'),
          ...['mock', '--port', String(port), '--verboseLevel', 'silent', document],
        ),
    },
    {
      ...fromNpm('mockoon', 'Mockoon', '@mockoon/cli'),
      command: (port) =>
        node(
          installed('@mockoon/cli/bin/run.js'),
          ...['start', '--data', mockoon, '--port', String(port), '--hostname', '127.0.0.1'],
          '--disable-log-to-file',
        ),
    },
    {
      ...fromNpm('json-server', 'json-server', 'json-server'),
      command: (port) =>
        node(
          installed('json-server/lib/cli/bin.js'),
          ...['--quiet', '--host', '127.0.0.1', '--port', String(port)],
          ...['--routes', jsonServer.routes, jsonServer.database],
        ),
    },
    {
      ...fromNpm('wiremock', 'WireMock', 'wiremock'),
      runsOn: 'Java',
      needs: 'java',
      // Its npm program starts this very command; asked directly it is spared a Node process.
      command: (port) => [
        ...['java', '-jar', installed(`wiremock/build/${jar}`), '--port', String(port)],
        ...['--bind-address', '127.0.0.1', '--root-dir', wiremock, '--disable-banner'],
        ...['--max-request-journal-entries', '1000'],
      ],
    },
  ];
}

function msw(env) {
  return {
    ...fromNpm('msw', 'MSW', 'msw'),
    role: 'in process',
    env,
    command: () => node(inBench('servers/msw.mjs')),
  };
}

function fromNpm(id, title, packageName) {
  const version = versionOf(packageName);
  return {
    id,
    name: `${title} ${version}`,
    role: 'peer',
    runsOn: 'Node',
    install: [`${packageName}@${version}`],
  };
}

function baselines() {
  const express = `express@${versionOf('express')}`;
  return [
    { id: 'http', name: 'bare node:http', command: () => node(inBench('servers/bare-http.mjs')) },
    {
      id: 'express',
      name: 'bare express 5',
      install: [express],
      command: () => node(inBench('servers/bare-express.mjs')),
    },
    {
      id: 'express-bytes',
      name: 'bare express 5, same bytes',
      install: [express],
      command: () => node(inBench('servers/bare-express-bytes.mjs')),
    },
    {
      id: 'openapi-backend',
      name: `openapi-backend ${versionOf('openapi-backend')} on express`,
      install: [express, `openapi-backend@${versionOf('openapi-backend')}`],
      command: () => node(inBench('servers/openapi-backend.mjs')),
    },
  ];
}
