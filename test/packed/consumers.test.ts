import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Consumer, createConsumer, NODES, run } from '../support/packed-package.ts';

/** What a program gets from each subpath of the package; those of the test runners are proven by the examples. */
const MODULES = {
  'amps-sandbox': ['startSandbox', 'createControlClient', 'createAccount', 'ConfigError', 'ControlError'],
  'amps-sandbox/control-client': ['createControlClient', 'createAccount', 'ControlError'],
  'amps-sandbox/testcontainers': [
    'AmpsSandboxContainer',
    'StartedAmpsSandboxContainer',
    'ContainerStartError',
  ],
  'amps-sandbox/testing': ['startSandbox', 'withSandbox', 'joinSandbox', 'useSandbox', 'assertReceived'],
  'amps-sandbox/vitest/global-setup': ['sandboxGlobalSetup', 'setup'],
};

const DATA = {
  'amps-sandbox/package.json': 'version',
  'amps-sandbox/openapi/v1.json': 'paths',
  'amps-sandbox/openapi/control.json': 'paths',
  'amps-sandbox/fixtures/worlds/default.json': 'accounts',
  'amps-sandbox/fixtures/schemas/world.schema.json': '$schema',
};

/** Starts a sandbox, asks it, makes it fail, and tells what came of it. */
const USE = `
  const sandbox = await startSandbox({ clock: 'frozen', at: '2025-01-23T10:30:00Z' });
  const headers = { 'x-api-key': sandbox.apiKey };
  const { state } = await (await fetch(sandbox.url + '/battery/device_abc123', { headers })).json();
  await sandbox.control.keys.revoke(sandbox.apiKey);
  const { status } = await fetch(sandbox.url + '/battery', { headers });
  await sandbox.close();
  const failure = await startSandbox({ clock: 'backwards' }).catch((error) => error);
  console.log(JSON.stringify({ level: state.level, status, isConfigError: failure instanceof ConfigError }));`;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await createConsumer(['testcontainers']);
  const names = JSON.stringify(Object.entries(MODULES));
  const data = JSON.stringify(Object.entries(DATA));
  await consumer.write(
    'imports.mjs',
    `import { startSandbox, ConfigError } from 'amps-sandbox';
     for (const [path, names] of ${names})
       for (const name of names) if (!((await import(path))[name] instanceof Function)) throw new Error(path + ' ' + name);
     for (const [path, name] of ${data})
       if (!(name in (await import(path, { with: { type: 'json' } })).default)) throw new Error(path);
     ${USE}`,
  );
  await consumer.write(
    'requires.cjs',
    `const { startSandbox, ConfigError } = require('amps-sandbox');
     for (const [path, names] of ${names})
       for (const name of names) if (!(require(path)[name] instanceof Function)) throw new Error(path + ' ' + name);
     for (const [path, name] of ${data}) if (!(name in require(path))) throw new Error(path);
     (async () => {${USE}})();`,
  );
});

afterAll(async () => {
  await consumer[Symbol.asyncDispose]();
});

describe.each(NODES)('With the Node at %s', (node) => {
  test.each(['imports.mjs', 'requires.cjs'])('%s gets all there is, and it works', async (name) => {
    const said = await run(node, ['--throw-deprecation', '--trace-warnings', name], { cwd: consumer.folder });
    expect(JSON.parse(said)).toEqual({ level: 60.5, status: 401, isConfigError: true });
  });

  test('both ways give the same things', async () => {
    const path = await consumer.write(
      'same.mjs',
      `import { createRequire } from 'node:module';
       import * as imported from 'amps-sandbox';
       const required = createRequire(import.meta.url)('amps-sandbox');
       console.log(Object.keys(required).filter((name) => imported[name] !== required[name]).join());`,
    );
    expect((await run(node, [path])).trim()).toBe('');
  });

  test('the program says its version', async () => {
    const program = join(consumer.folder, 'node_modules/amps-sandbox/dist/cli.js');
    expect(await run(node, [program, '--version'])).toBe(`${packageJson.version}\n`);
  });
});
