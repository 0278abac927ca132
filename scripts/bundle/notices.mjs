import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const ALLOWED = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/**
 * The licences of all packages of which something is in the bundle.
 * @throws Error where one is under no licence that lets us ship it
 */
export async function collectNotices(root, { inputs }) {
  const folders = new Set(Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
  const notices = await Promise.all([...folders].map((folder) => readNotice(join(root, folder))));
  const sorted = [...new Set(notices)].sort();
  return ['amps-sandbox contains parts of these packages:', ...sorted].join(`\n\n${'-'.repeat(80)}\n`);
}

async function readNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.includes(license))
    throw new Error(`${name} is under "${license}", which is none of ${ALLOWED.join(', ')}`);
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}
