// Runs within `npm version 1.2.3`: puts the version of package.json wherever else it stands, and adds it to the commit.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSection } from './changelog.mjs';
import { run } from './run.mjs';
import { setVersion } from './versions.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHANGELOG = join(ROOT, 'CHANGELOG.md');

const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const changed = await setVersion(ROOT, version);
await writeFile(CHANGELOG, openSection(await readFile(CHANGELOG, 'utf8'), version));
await run(process.execPath, [join(ROOT, 'scripts/generate.mjs')], { cwd: ROOT });
await run('git', ['add', '--update', '.'], { cwd: ROOT });
console.log(`Version ${version} in ${changed.length} files beside package.json.`);
