// What an installation weighs: each package alone, into an empty folder, as npm does it for a user.
import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRepository, runCommand } from '../workspace.mjs';

/** Packs and installs our own package; answers its weight and the installed program. The folder stays. */
export async function installOurs(folder) {
  await runCommand('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: inRepository('.') });
  const tarball = join(
    folder,
    (await readdir(folder)).find((name) => name.endsWith('.tgz')),
  );
  const home = join(folder, 'us');
  const weight = await install(home, [tarball]);
  const { bin } = JSON.parse(await readFile(join(home, 'node_modules/amps-sandbox/package.json'), 'utf8'));
  return {
    weight: { ...weight, tarballMb: (await lstat(tarball)).size / 1e6 },
    cli: join(home, 'node_modules/amps-sandbox', bin['amps-sandbox']),
  };
}

/** Installs packages from the registry into a folder of their own, weighs them and removes them. */
export async function weigh(folder, packages) {
  const home = join(folder, 'weighed');
  try {
    return await install(home, packages);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function install(home, packages) {
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), '{"private":true}');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent'];
  await runCommand('npm', ['install', ...flags, ...packages], { cwd: home });
  const lock = JSON.parse(await readFile(join(home, 'node_modules/.package-lock.json'), 'utf8'));
  return {
    packages: Object.keys(lock.packages).length,
    mb: (await countBytes(join(home, 'node_modules'))) / 1e6,
  };
}

async function countBytes(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, path, name }) => (await lstat(join(parentPath ?? path, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
