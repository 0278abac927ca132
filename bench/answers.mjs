// Our own answers, for the others to give: every subject sends bodies of the same size and shape.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REQUESTS } from './requests.mjs';
import { start, US } from './subjects.mjs';

/** What a server answers to each of the requests: status, content type, body. */
export async function readAnswers(url, requests = REQUESTS) {
  const answers = {};
  for (const [name, request] of Object.entries(requests)) answers[name] = await ask(url, request);
  return answers;
}

export async function ask(url, { method, path, headers, body }) {
  const answer = await fetch(`${url}${path}`, { method, headers, body });
  return {
    status: answer.status,
    type: answer.headers.get('content-type')?.split(';')[0] ?? '',
    text: await answer.text(),
  };
}

/** Asks the emulator and keeps its answers in a file, which the other subjects read. */
export async function recordAnswers(folder) {
  const server = await start(US);
  const answers = await readAnswers(server.url);
  await server.stop();
  const file = join(folder, 'answers.json');
  await writeFile(file, JSON.stringify(answers));
  return { file, answers };
}
