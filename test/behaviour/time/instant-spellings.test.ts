import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';
import { spawnCli } from '../../support/spawn-cli.ts';
import { writeTemporary } from '../../support/write-temporary.ts';

const READ = '/battery/device_abc123';
const FROZEN = { clock: 'frozen', at: '2025-01-23T10:30:00Z' } as const;
const NOON = '2025-01-23T12:00:00.000Z';

/** Noon in UTC, as clients and people write it. */
const SPELLINGS = [
  '2025-01-23T12:00:00Z',
  '2025-01-23T12:00:00z',
  '2025-01-23t12:00:00Z',
  '2025-01-23 12:00:00Z',
  '2025-01-23T12:00:00+00:00',
  '2025-01-23T12:00:00-00:00',
  '2025-01-23 12:00:00.000000+00:00',
  '2025-01-23T12:00:00.0Z',
  '2025-01-23T12:00:00.000999999999999999Z',
];

/** None of them is UTC as RFC 3339 writes it. */
const OTHERS = [
  '2025-01-23T14:00:00+02:00',
  '2025-01-23T12:00:00',
  '2025-01-23T12:00:00+0000',
  '2025-01-23T12:00:00Z ',
];

async function control(sandbox: ServedEngine, method: string, path: string, body?: unknown) {
  const reply = await sandbox.send({
    method,
    path: `/__sandbox${path}`,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return { status: reply.status, body: reply.text === '' ? undefined : JSON.parse(reply.text) };
}

async function push(sandbox: ServedEngine, deferUntil: string) {
  const { status, text } = await sandbox.send({
    method: 'POST',
    path: READ,
    headers: { 'x-api-key': 'sk_sandbox_abc123xyz', 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'set_operation_mode', mode: 'idle', deferUntil }),
  });
  return { status, body: JSON.parse(text) };
}

async function clockOf(options: SandboxOptions): Promise<string> {
  await using sandbox = await serveEngine(options);
  return (await control(sandbox, 'GET', '/clock')).body.at;
}

describe.each(SPELLINGS)('An instant in UTC written as %s is taken', (text) => {
  it('by deferUntil of a push', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const { status, body } = await push(sandbox, text);
    expect(status).toBe(202);
    expect(body.deferredUntil).toBe('2025-01-23T12:00:00Z');
  });

  it('by the clock, and by the end of a key, of the control API', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const made = await control(sandbox, 'POST', '/keys', { expiresAt: text });
    expect(made).toMatchObject({ status: 201, body: { expiresAt: NOON } });
    expect(await control(sandbox, 'PATCH', '/clock', { at: text })).toMatchObject({
      status: 200,
      body: { at: NOON },
    });
    expect(await control(sandbox, 'POST', '/clock/set', { at: text })).toMatchObject({
      status: 200,
      body: { at: NOON },
    });
  });

  it('by a rule, until then and from then on', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const rules = [{ name: 'closed', when: { between: { from: text } }, then: { status: 503 } }];
    expect((await control(sandbox, 'POST', '/rules', { rules })).status).toBe(201);
    const read = () =>
      sandbox.send({ method: 'GET', path: READ, headers: { 'x-api-key': 'sk_sandbox_abc123xyz' } });
    expect((await read()).status).toBe(200);
    await control(sandbox, 'POST', '/clock/set', { at: NOON });
    expect((await read()).status).toBe(503);
  });

  it('by the configuration and its keys', async () => {
    expect(await clockOf({ clock: 'frozen', at: text })).toBe(NOON);
    const key = { key: 'sk_sandbox_ending1', expiresAt: text };
    await using sandbox = await serveEngine({ ...FROZEN, keys: [key] });
    expect((await control(sandbox, 'GET', `/keys/${key.key}`)).body.expiresAt).toBe(NOON);
  });

  it('by a world file', async () => {
    const world = JSON.stringify({
      accounts: [{ id: 'acct_1', keys: [{ key: 'sk_sandbox_world1', expiresAt: text }], users: [] }],
    });
    await using file = await writeTemporary('world.json', world);
    await using sandbox = await serveEngine({ ...FROZEN, world: file.path });
    expect((await control(sandbox, 'GET', '/keys/sk_sandbox_world1')).body.expiresAt).toBe(NOON);
  });
});

describe.each(OTHERS)('An instant written as %j is refused', (text) => {
  it('by deferUntil, the control API, a rule and the configuration, each in words', async () => {
    await using sandbox = await serveEngine(FROZEN);
    const deferred = await push(sandbox, text);
    expect(deferred).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } });
    expect(deferred.body.error.message).toContain('A UTC time');
    const moved = await control(sandbox, 'POST', '/clock/set', { at: text });
    expect(moved.status).toBe(400);
    expect(moved.body.detail).toContain('UTC');
    const rules = [{ name: 'closed', when: { after: text }, then: { status: 503 } }];
    expect((await control(sandbox, 'POST', '/rules', { rules })).body.detail).toContain(
      'neither a UTC time nor a duration',
    );
    await expect(serveEngine({ at: text })).rejects.toThrow('UTC time');
  });
});

describe('An instant on the command line', () => {
  it('is taken with an offset of zero', async () => {
    await using cli = await spawnCli(['--clock', 'frozen', '--at', '2025-01-23 12:00:00+00:00']);
    const clock = await fetch(`${cli.url}/__sandbox/clock`).then((reply) => reply.json());
    expect(clock).toMatchObject({ at: NOON });
  });
});
