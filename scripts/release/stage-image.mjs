import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeImageLayout } from './oci-image.mjs';
import { run } from './run.mjs';

const NAME = 'amps-sandbox/amps-sandbox';
const ARCHITECTURES = ['amd64', 'arm64'];
/** Where Node is: in images with a distribution, and in those without. */
const NODE_PATHS = ['/usr/local/bin/node', '/nodejs/bin/node'];
const TAR_HEADER_BYTES = 512;
const ELF_MACHINE_AT = TAR_HEADER_BYTES + 18;
/** By the numbers that ELF has for them. */
const MACHINES = { 62: 'amd64', 183: 'arm64' };
const REVISION = 'org.opencontainers.image.revision';
const VERSION = 'org.opencontainers.image.version';

/** Joins the images for each processor into one; builds those that are not there. */
export async function stageImage({ root, folder, scratch, version, say, commit, isDryRun }) {
  const saved = [];
  for (const architecture of ARCHITECTURES) {
    const image = await findOrBuild({ root, version, architecture, say });
    saved.push({ architecture, source: await save(image, join(scratch, `image-${architecture}`)) });
  }
  const layout = join(scratch, 'image');
  const images = await writeImageLayout(layout, saved, version);
  checkImages(images, { version, commit: isDryRun ? undefined : commit });
  const archive = join(folder, `amps-sandbox-${version}-image.tar`);
  await run('tar', [
    '--create',
    '--file',
    archive,
    '--directory',
    layout,
    'oci-layout',
    'index.json',
    'blobs',
  ]);
  say(images.map(({ platform }) => `${platform.os}/${platform.architecture}`).join(' and '));
  return { publish: [`skopeo copy --all oci-archive:${archive} docker://docker.io/${NAME}:${version}`] };
}

/** An image of this version that was built before, by its own name or, for this machine, by the usual one. */
async function findOrBuild({ root, version, architecture, say }) {
  const own = `${NAME}:${version}-${architecture}`;
  for (const image of [own, `${NAME}:${version}`]) {
    if ((await architectureOf(image)) === architecture) {
      say(`takes ${image}`);
      return image;
    }
  }
  say(`builds ${own}`);
  const env = { DOCKER_DEFAULT_PLATFORM: `linux/${architecture}` };
  try {
    await run(join(root, 'docker/build'), ['', own], { cwd: root, env });
  } catch (error) {
    const advice = `To build it on another base, run: docker/build NODE_IMAGE ${own}`;
    throw new Error(`${error.message}\n${advice}`, { cause: error });
  }
  return own;
}

/** What the Node of an image runs on, by the header of its file; undefined where there is no such image. */
async function architectureOf(image) {
  const listed = await run('docker', ['image', 'ls', '--quiet', image]);
  if (listed.trim() === '') return undefined;
  const container = (await run('docker', ['create', image])).trim();
  try {
    for (const path of NODE_PATHS) {
      const machine = await readMachine(container, path);
      if (machine !== undefined) return MACHINES[machine];
    }
    return undefined;
  } finally {
    await run('docker', ['rm', container]);
  }
}

/** Machine of an ELF file in a container, which `docker cp` sends as a tar archive; undefined where it has no such file. */
async function readMachine(container, path) {
  const child = spawn('docker', ['cp', '--follow-link', `${container}:${path}`, '-'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let head = Buffer.alloc(0);
  for await (const chunk of child.stdout) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= ELF_MACHINE_AT + 2) break;
  }
  child.kill();
  return head.length < ELF_MACHINE_AT + 2 ? undefined : head.readUInt16LE(ELF_MACHINE_AT);
}

async function save(image, folder) {
  await mkdir(folder);
  const archive = `${folder}.tar`;
  await run('docker', ['save', '--output', archive, image]);
  await run('tar', ['--extract', '--file', archive, '--directory', folder]);
  return folder;
}

/** All are of this version and, in a release, of its commit; they differ in nothing but the processor. */
function checkImages(images, { version, commit }) {
  const shown = images.map(({ config }) =>
    JSON.stringify([config.config.Entrypoint, config.config.User, config.config.ExposedPorts]),
  );
  if (new Set(shown).size > 1)
    throw new Error(`The images start differently: ${shown.join(' and ')}. Build them anew.`);
  for (const { platform, config } of images) {
    const labels = config.config.Labels ?? {};
    const wanted = { [VERSION]: version, ...(commit && { [REVISION]: commit }) };
    for (const [label, value] of Object.entries(wanted))
      if (labels[label] !== value)
        throw new Error(
          `The image for ${platform.architecture} has ${label} ${labels[label]}, not ${value}. Remove it, or build it anew by docker/build.`,
        );
  }
}
