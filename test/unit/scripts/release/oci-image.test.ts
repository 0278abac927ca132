import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

interface Saved {
  readonly source: string;
  readonly architecture: string;
}

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const {
  writeImageLayout,
}: {
  writeImageLayout(folder: string, saved: Saved[], version: string): Promise<unknown>;
} = await import(`${ROOT}scripts/release/oci-image.mjs`);

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** What `docker save` writes, unpacked, of an image that was built on amd64: a configuration, layers, and a manifest that names them. */
async function save(folder: string, architecture: string, layers: readonly string[]): Promise<Saved> {
  await mkdir(folder, { recursive: true });
  const rootfs = { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) };
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs }),
  );
  for (const [index, layer] of layers.entries()) await writeFile(join(folder, `${index}.tar`), layer);
  const manifest = [{ Config: 'config.json', Layers: layers.map((_, index) => `${index}.tar`) }];
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return { source: folder, architecture };
}

interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly architecture: string };
}

test('Images for two processors become one, whose parts are all there under their digests', async () => {
  await using folder = await openTemporaryFolder();
  const layout = folder.at('layout');
  const saved = [
    await save(folder.at('amd64'), 'amd64', ['base', 'app']),
    await save(folder.at('arm64'), 'arm64', ['other', 'app']),
  ];
  await writeImageLayout(layout, saved, '1.2.3');

  const read = async ({ digest, size }: Descriptor): Promise<Buffer> => {
    const content = await readFile(join(layout, 'blobs/sha256', digest.slice('sha256:'.length)));
    expect([`sha256:${sha256(content)}`, content.length]).toEqual([digest, size]);
    return content;
  };
  const parse = async (part: Descriptor) => JSON.parse(String(await read(part)));
  const top = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8'));
  expect(top.manifests).toMatchObject([{ annotations: { 'org.opencontainers.image.ref.name': '1.2.3' } }]);
  const { manifests } = await parse(top.manifests[0]);
  expect(manifests.map(({ platform }: Descriptor) => platform?.architecture)).toEqual(['amd64', 'arm64']);
  const contents: string[] = [];
  for (const manifest of manifests) {
    const { config, layers } = await parse(manifest);
    expect((await parse(config)).architecture).toBe(manifest.platform.architecture);
    for (const layer of layers) contents.push(String(gunzipSync(await read(layer))));
  }
  expect(contents).toEqual(['base', 'app', 'other', 'app']);
});

test('A layer that is not the one that its image names is refused', async () => {
  await using folder = await openTemporaryFolder();
  const saved = await save(folder.at('saved'), 'amd64', ['base']);
  await writeFile(join(saved.source, '0.tar'), 'changed');
  await expect(writeImageLayout(folder.at('layout'), [saved], '1.2.3')).rejects.toThrow(
    'is not the layer sha256:',
  );
});
