import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/index.ts';
import { runScript } from '../../support/run-exec.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

const ASK = `
  const { AMPS_HTTPS_URL, AMPS_API_KEY, AMPS_SANDBOX_CA_FILE, NODE_EXTRA_CA_CERTS } = process.env;
  const { status } = await fetch(AMPS_HTTPS_URL + '/battery', { headers: { 'x-api-key': AMPS_API_KEY } })
    .catch((error) => ({ status: error.cause.code }));
  const { readFileSync } = await import('node:fs');
  const ca = readFileSync(AMPS_SANDBOX_CA_FILE, 'utf8');
  console.log(JSON.stringify({ AMPS_HTTPS_URL, AMPS_SANDBOX_CA_FILE, NODE_EXTRA_CA_CERTS, status, ca }));
`;

const NO_HOME = { HOME: '/dev/null', XDG_DATA_HOME: '/dev/null' };

/** Without what those who run the tests trust. */
const PLAIN = { NODE_EXTRA_CA_CERTS: '' };

describe('With --https the command', () => {
  test('finds the URL and a CA that its Node trusts by itself, on a free port', async () => {
    await using folder = await openTemporaryFolder();
    const { stdout, code } = await runScript(ASK, ['--https', '--ca-folder', folder.path], { env: PLAIN });
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(found).toEqual({
      AMPS_HTTPS_URL: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      AMPS_SANDBOX_CA_FILE: folder.at('ca.pem'),
      NODE_EXTRA_CA_CERTS: folder.at('ca.pem'),
      status: 200,
      ca: await readFile(folder.at('ca.pem'), 'utf8'),
    });
    expect(found.AMPS_HTTPS_URL).not.toMatch(/:4443$/);
    expect(code).toBe(0);
  });

  test('finds the CA in a file for the while where it lives in memory', async () => {
    const { stdout } = await runScript(ASK, ['--https'], { env: { ...PLAIN, ...NO_HOME } });
    const { status, AMPS_SANDBOX_CA_FILE: path } = JSON.parse(stdout) as Record<string, string>;
    expect(status).toBe(200);
    expect(existsSync(String(path))).toBe(false);
  });

  test('trusts what it was told to trust outside, too', async () => {
    await using folder = await openTemporaryFolder();
    await using other = await startSandbox({ https: true });
    await writeFile(folder.at('other.pem'), String(other.ca));
    const env = { NODE_EXTRA_CA_CERTS: folder.at('other.pem') };
    const asked = `${ASK}; console.log((await fetch('${other.httpsUrl}/__sandbox/ready')).status)`;
    const { stdout } = await runScript(asked, ['--https', '--ca-folder', folder.at('ca')], { env });
    const [found = '', status] = stdout.trim().split('\n');
    expect(JSON.parse(found)).toMatchObject({ status: 200, AMPS_SANDBOX_CA_FILE: folder.at('ca', 'ca.pem') });
    expect(status).toBe('200');
  });

  test('does without certificates of outside that are not there', async () => {
    const env = { ...NO_HOME, NODE_EXTRA_CA_CERTS: '/dev/null/none.pem' };
    expect((await runScript(ASK, ['--https'], { env })).stdout).toContain('"status":200');
  });

  test('finds nothing of it without --https, whatever the surroundings say', async () => {
    const print = `
      const { AMPS_HTTPS_URL, AMPS_SANDBOX_CA_FILE, NODE_EXTRA_CA_CERTS } = process.env;
      console.log(AMPS_HTTPS_URL, AMPS_SANDBOX_CA_FILE, NODE_EXTRA_CA_CERTS);
    `;
    const env = {
      AMPS_HTTPS_URL: 'https://api.amps.ai',
      AMPS_SANDBOX_CA_FILE: '/a.pem',
      NODE_EXTRA_CA_CERTS: '/b.pem',
    };
    expect((await runScript(print, [], { env })).stdout).toBe('undefined undefined /b.pem\n');
  });
});
