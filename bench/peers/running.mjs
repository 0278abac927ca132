// One face for all subjects: started, asked, loaded, weighed, stopped, be they servers or not.
import { ask as askOver } from '../answers.mjs';
import { loadAtRate, loadFully } from '../load/generate.mjs';
import { HEADERS, PATH } from '../requests.mjs';
import { startProcess } from '../server-process.mjs';
import { startInProcess } from './in-process.mjs';

/** @param core where it is kept; left out: wherever the system puts it. */
export async function startSubject(subject, { core } = {}) {
  if (subject.role === 'in process') return await startInProcess(subject, { core });
  const server = await startProcess({
    command: subject.command,
    env: subject.env,
    probe: { path: PATH, headers: HEADERS },
    core,
  });
  return {
    ...server,
    ask: (request) => askOver(server.url, request),
    load: (requests, seconds) => loadFully(server.url, requests, seconds),
    loadAtRate: (requests, rate, seconds) => loadAtRate(server.url, requests, rate, seconds),
    /** Back to the start, where a subject keeps what it was told; the others have nothing to forget. */
    async reset() {
      if (subject.resetPath === undefined) return;
      const answer = await fetch(`${server.url}${subject.resetPath}`, { method: 'POST' });
      if (!answer.ok) throw new Error(`${subject.name} answered ${answer.status} to its reset.`);
      await answer.arrayBuffer();
    },
  };
}
