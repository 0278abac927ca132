// The whole comparison, from an empty folder to one object of figures.
import { spawnSync } from 'node:child_process';
import { recordAnswers } from '../answers.mjs';
import { WEIGHS_PEERS } from '../settings.mjs';
import { withFolder } from '../workspace.mjs';
import { writeDocuments } from './documents.mjs';
import { installOurs, weigh } from './install.mjs';
import { measureLives } from './life.mjs';
import { listSubjects } from './subjects.mjs';
import { measureWork } from './work.mjs';

/** @param tell is told what is being done, for a person who waits. */
export async function comparePeers(tell = () => {}) {
  return await withFolder(async (folder) => {
    const ours = await installOurs(folder);
    const { file: answersFile, answers } = await recordAnswers(folder);
    const files = await writeDocuments(folder, answers);
    const all = listSubjects({ ourCli: ours.cli, files, answersFile });
    const subjects = all.filter(({ needs }) => needs === undefined || canRun(needs));
    const weights = await weighAll(folder, subjects, ours.weight, tell);
    const lives = await measureLives(subjects, tell);
    const { rate, works } = await measureWork(subjects, answers, tell);
    return {
      rate,
      absent: all
        .filter((subject) => !subjects.includes(subject))
        .map(({ name, needs }) => ({ name, needs })),
      subjects: subjects.map(({ id, name, role, runsOn }) => ({
        ...{ id, name, role, runsOn },
        weight: weights.get(id),
        ...lives.get(id),
        ...works.get(id),
      })),
    };
  });
}

const canRun = (command) => spawnSync(command, ['-version'], { stdio: 'ignore' }).error === undefined;

async function weighAll(folder, subjects, ours, tell) {
  const weights = new Map([
    ['us', ours],
    ['http', { packages: 0, mb: 0 }],
  ]);
  for (const { id, name, install } of subjects) {
    if (install === undefined || !WEIGHS_PEERS) continue;
    tell(`installing ${name} by itself`);
    weights.set(id, await weigh(folder, install));
  }
  return weights;
}
