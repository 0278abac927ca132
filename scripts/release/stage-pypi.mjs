import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

/** The tools that build and check, at the versions that a release is made with. */
const TOOLS = ['build==1.3.0', 'twine==6.2.0'];
const BUILD_BACKEND = 'hatchling==1.27.0';

/** Builds the wheel and the source distribution of the Python client, and has twine check them. */
export async function stagePypi({ root, folder, scratch, version, say }) {
  const environment = join(scratch, 'python');
  await run('python3', ['-m', 'venv', environment]);
  const python = join(environment, 'bin/python');
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...TOOLS]);
  // `build` installs the backend into an environment of its own, by this pip.
  const constraints = join(scratch, 'constraints.txt');
  await writeFile(constraints, `${BUILD_BACKEND}\n`);
  const env = { PIP_CONSTRAINT: constraints };
  await run(python, ['-m', 'build', '--outdir', folder, join(root, 'clients/python')], { env });
  const names = (await readdir(folder)).sort();
  const expected = [`amps_sandbox-${version}-py3-none-any.whl`, `amps_sandbox-${version}.tar.gz`];
  if (names.join() !== expected.join())
    throw new Error(`Expected ${expected.join(' and ')}, found ${names.join(', ')}.`);
  const paths = names.map((name) => join(folder, name));
  await run(python, ['-m', 'twine', 'check', '--strict', ...paths]);
  for (const path of paths) await needLicence(path);
  say('twine has nothing to say, the licence is in both');
  return { publish: [`twine upload ${paths.join(' ')}`] };
}

async function needLicence(path) {
  const lister =
    'import sys, tarfile, zipfile\np = sys.argv[1]\n' +
    'print(*(zipfile.ZipFile(p).namelist() if p.endswith(".whl") else tarfile.open(p).getnames()), sep="\\n")';
  const names = await run('python3', ['-c', lister, path]);
  if (!/(^|\/)LICENSE$/m.test(names)) throw new Error(`${path} has no LICENSE.`);
}
