import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeImageLayout } from './oci-image.mjs';
import { run } from './run.mjs';

const NAME = 'amps-sandbox/amps-sandbox';
const ARCHITECTURES = ['amd64', 'arm64'];
const REVISION = 'org.opencontainers.image.revision';
const VERSION = 'org.opencontainers.image.version';

/** Joins the images for each processor into one; builds those that are not there. */
export async function stageImage({ root, folder, scratch, version, say, commit, isDryRun }) {
  const saved = [];
  for (const architecture of ARCHITECTURES) {
    const image = await findOrBuild({ root, version, architecture, say });
    saved.push(await save(image, join(scratch, `image-${architecture}`)));
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

async function architectureOf(image) {
  const listed = await run('docker', ['image', 'ls', '--quiet', image]);
  if (listed.trim() === '') return undefined;
  return (await run('docker', ['image', 'inspect', '--format', '{{.Architecture}}', image])).trim();
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
