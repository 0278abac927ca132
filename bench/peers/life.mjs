// A life without work: process start to first 200, memory when idle, SIGTERM to exit. Both cores are free for it.
import { Agent, request } from 'node:http';
import { HEADERS, PATH } from '../requests.mjs';
import { SETTLE_MS, START_ROUNDS } from '../settings.mjs';
import { inTurns } from '../statistics.mjs';
import { startSubject } from './running.mjs';

/** For each subject the figures of all rounds; in each round everyone has a turn. */
export async function measureLives(subjects, tell) {
  const lives = new Map(subjects.map(({ id }) => [id, { startMs: [], idleMib: [], exitMs: [] }]));
  // The first start of each reads files that later ones find in memory.
  for (const subject of subjects) await liveOnce(subject);
  for (let round = 0; round < START_ROUNDS; round++) {
    tell(`starts, round ${round + 1} of ${START_ROUNDS}`);
    for (const subject of inTurns(subjects)) {
      const life = await liveOnce(subject);
      for (const [what, value] of Object.entries(life)) lives.get(subject.id)[what].push(value);
    }
  }
  return lives;
}

async function liveOnce(subject) {
  const running = await startSubject(subject);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const idleMib = await running.residentMib();
  if (running.port === undefined) {
    await running.stop();
    return { startMs: running.ms, idleMib };
  }
  const connection = await keepConnection(running.port);
  const exitMs = await running.stop();
  connection.destroy();
  return { startMs: running.ms, idleMib, exitMs };
}

/** A client with a connection kept alive, as real ones have: a server that waits for it ends late. */
async function keepConnection(port) {
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve, reject) => {
    request({ port, path: PATH, host: '127.0.0.1', headers: HEADERS, agent }, (response) => {
      response.resume().on('end', resolve).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
  return agent;
}
