import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Pool } from 'undici';
import { expect, it } from 'vitest';
import { times } from '../../support/proof.ts';
import { spawnCli } from '../../support/spawn-cli.ts';

const KEYS = times({ quick: 3_000, full: 100_000 });
const CONNECTIONS = 10;
const MOST_MIB = 250;
const MOST_SECONDS = 1;

const madeUp = (i: number): string => `sk_sandbox_${String(i).padStart(20, 'm')}`;

async function residentMib(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

it(`${KEYS} made-up keys leave the memory of the server below ${MOST_MIB} MiB, and a reset ends at once`, async () => {
  await using cli = await spawnCli(['--accept-any-key', '--log', 'silent']);
  const pool = new Pool(cli.url, { connections: CONNECTIONS });
  const keys = Array.from({ length: KEYS }, (_, i) => madeUp(i)).values();
  const readAll = async (): Promise<void> => {
    for (const key of keys) {
      const headers = { 'x-api-key': key };
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/battery/device_abc123',
        headers,
      });
      await body.dump();
      expect(statusCode).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, readAll));
  expect(await residentMib(cli.pid)).toBeLessThan(MOST_MIB);
  const startedAt = performance.now();
  const { statusCode, body } = await pool.request({ method: 'POST', path: '/__sandbox/reset' });
  await body.dump();
  expect([statusCode, (performance.now() - startedAt) / 1_000 < MOST_SECONDS]).toEqual([200, true]);
  expect(await residentMib(cli.pid)).toBeLessThan(MOST_MIB);
  await pool.destroy();
});
