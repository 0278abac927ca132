import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { askHttps } from '../../support/https-client.ts';
import { writeGivenCa } from '../../support/openssl.ts';
import { firstLine, launchCli, outputOf, runCli, spawnCli } from '../../support/spawn-cli.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.ts';

const HTTPS = ['--https', '--https-port', '0', '--log', 'pretty'];

/** A user with an empty home. */
function homeOf(folder: TemporaryFolder): Record<string, string> {
  const home = folder.at('home');
  return { HOME: home, XDG_DATA_HOME: '', USERPROFILE: home, LOCALAPPDATA: folder.at('home', 'local') };
}

async function listFiles(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.pem')).toSorted();
}

describe('The CA of a start', () => {
  test('is made in the home of its user at the first start, and is the same at the next', async () => {
    await using folder = await openTemporaryFolder();
    const env = homeOf(folder);
    await using one = await spawnCli(HTTPS, { env });
    await using two = await spawnCli(HTTPS, { env });
    expect(two.caFile).toBe(one.caFile);
    expect(one.caFile).toMatch(/^\/.*\/home\/.*amps-sandbox.*\/ca\.pem$/);
    const ca = await readFile(String(one.caFile), 'utf8');
    for (const { httpsUrl } of [one, two]) {
      expect((await askHttps(`${httpsUrl}/__sandbox/ready`, { ca })).status).toBe(200);
    }
    expect((await stat(String(one.caFile).replace('ca.pem', 'ca-key.pem'))).mode & 0o777).toBe(0o600);
    expect(one.stderr + two.stderr).toBe('');
  });

  test('is one for all first starts that begin at once', async () => {
    await using folder = await openTemporaryFolder();
    const place = ['--ca-folder', folder.at('ca')];
    await using one = launchCli(['--port', '0', '--json', ...HTTPS, ...place]);
    await using two = launchCli(['--port', '0', '--json', ...HTTPS, ...place]);
    await using three = launchCli(['--port', '0', '--json', ...HTTPS, ...place]);
    const lines = await Promise.all([one, two, three].map(firstLine));
    const ca = await readFile(folder.at('ca', 'ca.pem'), 'utf8');
    for (const line of lines) {
      const { httpsUrl } = JSON.parse(line) as { httpsUrl: string };
      expect((await askHttps(`${httpsUrl}/__sandbox/ca.pem`, { ca })).text).toBe(ca);
    }
    expect(await listFiles(folder.path)).toEqual(['ca/ca-key.pem', 'ca/ca.pem', 'ca/server.pem']);
  });

  test('lives in memory where the home cannot be written, and the user is told', async () => {
    await using cli = await spawnCli(HTTPS, { env: { HOME: '/dev/null', XDG_DATA_HOME: '/dev/null' } });
    expect(cli.caFile).toBeNull();
    const ca = await (await fetch(`${cli.controlUrl}/ca.pem`)).text();
    expect((await askHttps(`${cli.httpsUrl}/__sandbox/ready`, { ca })).status).toBe(200);
    expect(cli.stderr).toMatch(
      /^Failed to keep the CA in \/dev\/null\/amps-sandbox: a file is in the way\. It lives in memory .* GET \/__sandbox\/ca\.pem hands it out\.\n/,
    );
  });

  test('may be given, by a folder relative to the configuration file', async () => {
    await using folder = await openTemporaryFolder();
    await mkdir(folder.at('mine'));
    await writeGivenCa(folder.at('mine'));
    await writeFile(folder.at('amps.yaml'), 'https: { port: 0, caFolder: mine, names: [amps.test] }');
    await using cli = await spawnCli(['--config', folder.at('amps.yaml'), '--log', 'pretty']);
    expect(cli.caFile).toBe(folder.at('mine', 'ca.pem'));
    const ca = await readFile(folder.at('mine', 'ca.pem'), 'utf8');
    expect((await askHttps(`${cli.httpsUrl}/__sandbox/ready`, { ca })).status).toBe(200);
    expect(cli.stderr).toBe('');
    expect(await listFiles(folder.at('mine'))).toEqual(['ca-key.pem', 'ca.pem']);
  });

  test('ends the start in one message where it cannot be used', async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(folder.at('ca.pem'), '');
    const end = await runCli([...HTTPS, '--ca-folder', folder.path]);
    expect(end.stderr).toMatch(
      /^Failed to use the CA in \S+: there is ca\.pem but no ca-key\.pem\. [^\n]+\n$/,
    );
    expect([end.code, end.stdout]).toEqual([2, '']);
  });

  test('is no matter of starts without HTTPS: nothing is made, and the key is not looked at', async () => {
    await using folder = await openTemporaryFolder();
    const env = homeOf(folder);
    await using cli = await spawnCli([], { env });
    expect([cli.httpsUrl, cli.caFile]).toEqual([null, null]);
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('The banner', () => {
  test('shows the URL and the CA, which work when put together', async () => {
    await using folder = await openTemporaryFolder();
    await using cli = launchCli(['--port', '0', ...HTTPS, '--ca-folder', folder.path]);
    await outputOf(cli, 'stdout', 'Ctrl-C');
    const [, url, path] = /HTTPS {4}(\S+) {2}by the CA (\S+)\n/.exec(cli.stdout) ?? [];
    const ca = await readFile(String(path), 'utf8');
    expect((await askHttps(`${url}/__sandbox/ready`, { ca })).status).toBe(200);
  });
});

describe('health', () => {
  test('trusts the CA that a start keeps, wherever that is', async () => {
    await using folder = await openTemporaryFolder();
    const env = homeOf(folder);
    await using atHome = await spawnCli(HTTPS, { env });
    expect(await runCli(['health', '--url', String(atHome.httpsUrl)], { env })).toMatchObject({
      code: 0,
      stdout: `${atHome.httpsUrl} is ready.\n`,
    });
    const place = ['--ca-folder', folder.at('ca')];
    await using elsewhere = await spawnCli([...HTTPS, ...place], { env });
    const url = ['health', '--url', String(elsewhere.httpsUrl)];
    expect((await runCli([...url, ...place], { env })).code).toBe(0);
    expect((await runCli(url, { env: { ...env, NODE_EXTRA_CA_CERTS: String(elsewhere.caFile) } })).code).toBe(
      0,
    );
    const distrustful = await runCli(url, { env });
    expect(distrustful.code).toBe(1);
    expect(distrustful.stderr).toMatch(
      /^Failed the health check of \S+: [^\n]+\. Name the folder of its CA with --ca-folder, or the file in NODE_EXTRA_CA_CERTS; [^\n]+\n$/,
    );
  });
});
