import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

/** A subpath that only a bundler or an ES module reaches: Vitest itself cannot be required. */
const IMPORTED_ONLY = './vitest';

/** Packs the npm package, and has publint and attw check what was packed. */
export async function stageNpm({ root, folder, version, say }) {
  const packed = JSON.parse(
    await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root }),
  );
  const tarball = join(folder, packed[0].filename);
  if (packed[0].version !== version)
    throw new Error(`${tarball} has version ${packed[0].version}, not ${version}.`);
  const npx = (...args) => run('npx', ['--no-install', ...args], { cwd: root });
  await npx('publint', '--strict', tarball);
  await npx('attw', tarball, '--exclude-entrypoints', IMPORTED_ONLY);
  await npx('attw', tarball, '--entrypoints', IMPORTED_ONLY, '--profile', 'esm-only');
  say('publint and attw have nothing to say');
  say(`licences of what is bundled: ${await tellLicences(root)}`);
  return { publish: [`npm publish ${tarball} --access public --provenance`] };
}

/** The build has refused every licence that does not let us ship a package; this tells which they are. */
async function tellLicences(root) {
  const notices = await readFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  const licences = [...notices.matchAll(/^\S+ \d[\w.+-]* \((.+)\)$/gm)].map(([, licence]) => licence);
  if (licences.length === 0) throw new Error('dist/THIRD-PARTY-NOTICES.txt names no package. Build again.');
  return [...countBy(licences)].map(([licence, count]) => `${count} ${licence}`).join(', ');
}

function countBy(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
