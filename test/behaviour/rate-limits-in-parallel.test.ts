import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.ts';
import { spawnCli } from '../support/spawn-cli.ts';

const KEY = 'sk_sandbox_fifty_a_minute';
const CONNECTIONS = 50;
const REQUESTS = 500;

/** How many of the requests got which status. */
async function hammer(url: string): Promise<Record<number, number>> {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  try {
    const counts: Record<number, number> = {};
    await Promise.all(
      Array.from({ length: REQUESTS }, async () => {
        const { statusCode, body } = await pool.request({
          method: 'GET',
          path: '/battery?limit=1',
          headers: { 'x-api-key': KEY },
        });
        await body.dump();
        counts[statusCode] = (counts[statusCode] ?? 0) + 1;
      }),
    );
    return counts;
  } finally {
    await pool.close();
  }
}

describe.each(['fixed-window', 'sliding-window', 'token-bucket'] as const)(
  'Of 500 requests at once over 50 connections, a limit of 50 by %s',
  (algorithm) => {
    const options = {
      clock: 'frozen',
      plans: { fifty: { algorithm, limit: 50, windowSeconds: 60 } },
      keys: [{ key: KEY, plan: 'fifty' }],
    } as const;

    it('lets exactly 50 pass in this process', async () => {
      await using sandbox = await startSandbox(options);
      expect(await hammer(sandbox.url)).toEqual({ 200: 50, 429: 450 });
      expect(await sandbox.control.keys.getQuota(KEY)).toMatchObject({ remaining: 0 });
      await sandbox.control.keys.refillQuota(KEY);
      expect(await hammer(sandbox.url)).toEqual({ 200: 50, 429: 450 });
    });

    it('lets exactly 50 pass in a process of its own', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
      try {
        await writeFile(join(folder, 'config.json'), JSON.stringify(options));
        await using cli = await spawnCli(['--config', join(folder, 'config.json'), '--log', 'silent']);
        expect(await hammer(cli.url)).toEqual({ 200: 50, 429: 450 });
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  },
);
