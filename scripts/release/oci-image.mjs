// One image for several processors, as an OCI image layout, of images that `docker save` wrote.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES = {
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};

const sha256 = (content) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/**
 * Writes the layout into a folder.
 * @param saved for each image the folder into which the output of `docker save` was unpacked, and the processor that it
 * is for: Docker's classic builder states that of the machine on which it ran, whatever the base is
 * @returns what each image is for, and its labels
 */
export async function writeImageLayout(folder, saved, version) {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const images = [];
  for (const source of saved) images.push(await addImage(folder, source));
  const index = {
    schemaVersion: 2,
    mediaType: TYPES.index,
    manifests: images.map(({ manifest, platform }) => ({ ...manifest, platform })),
  };
  // The layout names one image, which is the index of those for each processor.
  const whole = await addBlob(folder, TYPES.index, JSON.stringify(index));
  const named = { ...whole, annotations: { 'org.opencontainers.image.ref.name': version } };
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: TYPES.index, manifests: [named] }),
  );
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return images.map(({ platform, config }) => ({ platform, config }));
}

async function addImage(folder, { source, architecture }) {
  const [{ Config: configPath, Layers: layerPaths }] = JSON.parse(
    await readFile(join(source, 'manifest.json'), 'utf8'),
  );
  const config = { ...JSON.parse(await readFile(join(source, configPath), 'utf8')), architecture };
  const layers = [];
  for (const [index, path] of layerPaths.entries()) {
    layers.push(await addLayer(folder, join(source, path), config.rootfs.diff_ids[index]));
  }
  const manifest = {
    schemaVersion: 2,
    mediaType: TYPES.manifest,
    config: await addBlob(folder, TYPES.config, JSON.stringify(config)),
    layers,
  };
  return {
    manifest: await addBlob(folder, TYPES.manifest, JSON.stringify(manifest)),
    platform: { os: config.os, architecture },
    config,
  };
}

async function addLayer(folder, path, expected) {
  const content = await readFile(path);
  if (sha256(content) !== expected)
    throw new Error(`${path} is not the layer ${expected} that its image names.`);
  return await addBlob(folder, TYPES.layer, await promisify(gzip)(content));
}

async function addBlob(folder, mediaType, content) {
  const digest = sha256(content);
  const path = join(folder, 'blobs/sha256', digest.slice('sha256:'.length));
  if (!existsSync(path)) await writeFile(path, content);
  return { mediaType, digest, size: Buffer.byteLength(content) };
}
