import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

const FOLDER = 'clients/go';
const MODULE = `github.com/amps-sandbox/amps-sandbox/${FOLDER}`;

/**
 * Stages the Go client as a module proxy has it, and lets Go download it from there. What is published is a tag: Go
 * reads modules from the repository.
 */
export async function stageGo({ root, folder, scratch, version, say, commit }) {
  const release = `v${version}`;
  const place = join(folder, MODULE, '@v');
  await mkdir(place, { recursive: true });
  const prefix = `${MODULE}@${release}/`;
  const zip = join(place, `${release}.zip`);
  await run(
    'git',
    ['archive', '--format=zip', `--prefix=${prefix}`, `--output=${zip}`, `${commit}:${FOLDER}`],
    { cwd: root },
  );
  await writeFile(join(place, `${release}.mod`), await readFile(join(root, FOLDER, 'go.mod')));
  const time = (await run('git', ['show', '--no-patch', '--format=%cI', commit], { cwd: root })).trim();
  await writeFile(
    join(place, `${release}.info`),
    `${JSON.stringify({ Version: release, Time: new Date(time) })}\n`,
  );
  await writeFile(join(place, 'list'), `${release}\n`);
  await download({ folder, scratch, release });
  say(`Go takes ${MODULE}@${release} from it`);
  return { publish: [`git tag ${FOLDER}/${release} && git push origin ${FOLDER}/${release}`] };
}

async function download({ folder, scratch, release }) {
  const env = {
    GOPROXY: pathToFileURL(folder).href,
    GONOSUMDB: MODULE,
    GOFLAGS: '-modcacherw',
    GOMODCACHE: join(scratch, 'go'),
    GOTOOLCHAIN: 'local',
  };
  await run('go', ['mod', 'download', '-json', `${MODULE}@${release}`], { cwd: scratch, env });
}
