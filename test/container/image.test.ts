import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { docker, IMAGE } from '../support/run-container.ts';
import { writeTemporary } from '../support/write-temporary.ts';

const LIMIT_BYTES = 5_000_000;
const ELF = Buffer.from('\x7fELF', 'latin1');

interface Facts {
  readonly Size: number;
  readonly RootFS: { readonly Layers: readonly string[] };
  readonly Config: {
    readonly User: string;
    readonly StopSignal: string;
    readonly Entrypoint: readonly string[];
    readonly Cmd: readonly string[] | null;
    readonly ExposedPorts: Readonly<Record<string, unknown>>;
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
    readonly Healthcheck: Readonly<Record<string, unknown>>;
  };
}

async function inspect(name: string): Promise<Facts> {
  return JSON.parse(await docker('image', 'inspect', name))[0] as Facts;
}

const image = String(IMAGE);
const base = String(process.env.SANDBOX_BASE_IMAGE);
let facts: Facts;

beforeAll(async () => {
  facts = await inspect(image);
});

describe('The image', () => {
  test('says what it is, of which version and under which licence', () => {
    expect(facts.Config.Labels).toEqual({
      'org.opencontainers.image.title': 'amps-sandbox',
      'org.opencontainers.image.description': expect.stringContaining('emulator of the Amps AI sandbox API'),
      'org.opencontainers.image.version': packageJson.version,
      'org.opencontainers.image.licenses': packageJson.license,
      'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  });

  test('runs as a user without a name, and is ended by SIGTERM', () => {
    expect(facts.Config).toMatchObject({ User: '65532:65532', StopSignal: 'SIGTERM' });
  });

  test('starts the program without a shell, and adds nothing to its command line', () => {
    expect(facts.Config.Entrypoint).toEqual(['node', '/opt/amps-sandbox/dist/cli.js']);
    expect(facts.Config.Cmd ?? []).toEqual([]);
    expect(facts.Config.Healthcheck.Test).toEqual(['CMD', 'node', '/opt/amps-sandbox/health.mjs']);
  });

  test('has no start period, which would delay the first probe by seconds on newer engines', () => {
    expect(facts.Config.Healthcheck).not.toHaveProperty('StartPeriod');
  });

  test('shows the ports of HTTP and HTTPS, and listens on all interfaces', () => {
    expect(Object.keys(facts.Config.ExposedPorts)).toEqual(['4010/tcp', '4443/tcp']);
    expect(facts.Config.Env).toContain('AMPS_SANDBOX_HOST=::');
  });

  test('is at most 5 MB larger than its base', async () => {
    const { Size } = await inspect(base);
    expect(facts.Size - Size).toBeGreaterThan(100_000);
    expect(facts.Size - Size).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  test('needs no shell: this base has none', async () => {
    const started = docker('run', '--rm', '--entrypoint', 'sh', image, '-c', 'true');
    await expect(started).rejects.toMatchObject({ code: 127 });
  });
});

describe('What the image adds to its base', () => {
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-image-'));
    const { RootFS } = await inspect(base);
    expect(facts.RootFS.Layers.slice(0, RootFS.Layers.length)).toEqual(RootFS.Layers);
    await unpackLayers(RootFS.Layers.length, folder);
    files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is the program, its licence and no source map, in one folder', () => {
    const names = files.map((file) => file.slice(folder.length));
    expect(names).toContain('/opt/amps-sandbox/dist/cli.js');
    expect(names).toContain('/opt/amps-sandbox/LICENSE');
    expect(names.filter((name) => !name.startsWith('/opt/amps-sandbox/'))).toEqual([]);
    expect(names.filter((name) => /\.map$|\.d\.ts$|index\.js$/.test(name))).toEqual([]);
  });

  test('runs on any processor: there is no machine code in it', async () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect((await readFile(file)).subarray(0, 4)).not.toEqual(ELF);
  });
});

test('The context of a build is a packed package and the scripts of the build', async () => {
  const name = 'amps-sandbox-test-context';
  await using file = await writeTemporary('Dockerfile', `FROM ${base}\nCOPY . /context/\n`);
  await docker('build', '--quiet', '--tag', name, '--file', file.path, '.');
  const script = "console.log(fs.readdirSync('/context', { recursive: true }).join('\\n'))";
  const names = (await docker('run', '--rm', name, 'node', '--eval', script)).split('\n');
  await docker('image', 'rm', name);
  expect(names).toEqual(expect.arrayContaining(['docker/health.mjs', 'docker/prepare-image.mjs']));
  expect(names.filter((path) => !/^(docker|docker\/[\w-]+\.mjs|amps-sandbox-.*\.tgz)$/.test(path))).toEqual(
    [],
  );
});

/** Unpacks the layers from this one on, one over the other. */
async function unpackLayers(first: number, folder: string): Promise<void> {
  const archive = await mkdtemp(join(tmpdir(), 'amps-sandbox-archive-'));
  const tar = (...args: string[]) => promisify(execFile)('tar', args);
  try {
    await docker('save', '--output', join(archive, 'image.tar'), image);
    await tar('--extract', '--file', join(archive, 'image.tar'), '--directory', archive);
    const [manifest] = JSON.parse(await readFile(join(archive, 'manifest.json'), 'utf8')) as [
      { Layers: string[] },
    ];
    for (const layer of manifest.Layers.slice(first))
      await tar('--extract', '--file', join(archive, layer), '--directory', folder);
  } finally {
    await rm(archive, { recursive: true });
  }
}
