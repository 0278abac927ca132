// Under load: each server on one core, the load generator on another, everyone in turn in every round.
import { CASES } from '../requests.mjs';
import { SERVER_CORE } from '../server-process.mjs';
import { LOAD_ROUNDS, LOAD_SECONDS, RATE_SECONDS, WARM_UP_SECONDS } from '../settings.mjs';
import { inTurns, median } from '../statistics.mjs';
import { startSubject } from './running.mjs';
import { examine } from './same-answers.mjs';

/** Starts everyone, and leaves nobody running. */
export async function measureWork(subjects, answers, tell) {
  const everyone = [];
  try {
    for (const subject of subjects) {
      const running = await startSubject(subject, { core: SERVER_CORE });
      everyone.push({ id: subject.id, running, work: { perSecond: {}, perCpuSecond: {}, full: {} } });
    }
    for (const one of everyone) Object.assign(one.work, await examine(one.running, answers));
    await warmUp(everyone, tell);
    for (const name of Object.keys(CASES)) await measureTop(everyone, name, tell);
    for (const { running, work } of everyone) work.loadedMib = await running.residentMib();
    const rate = await measureAtRate(everyone, tell);
    return { rate, works: new Map(everyone.map(({ id, work }) => [id, work])) };
  } finally {
    await Promise.all(everyone.map(({ running }) => running.stop()));
  }
}

const canDo = (name) => (one) =>
  CASES[name].every((request) => one.work.can.some((can) => CASES[can][0] === request));

async function warmUp(everyone, tell) {
  if (WARM_UP_SECONDS === 0) return;
  for (const { id, running, work } of everyone) {
    tell(`warm-up of ${id}`);
    for (const name of work.can) await running.load(CASES[name], WARM_UP_SECONDS);
    await running.reset?.();
  }
}

async function measureTop(everyone, name, tell) {
  const able = everyone.filter(canDo(name));
  for (const { work } of able) Object.assign(work, keep(work, name));
  for (let round = 0; round < LOAD_ROUNDS; round++) {
    tell(`full load of "${name}", round ${round + 1} of ${LOAD_ROUNDS}`);
    for (const { running, work } of inTurns(able)) {
      const before = running.cpuSeconds();
      const { answered, perSecond, p50, p99 } = await running.load(CASES[name], LOAD_SECONDS);
      work.perSecond[name].push(perSecond);
      work.perCpuSecond[name].push(answered / (running.cpuSeconds() - before));
      work.full[name].p50.push(p50);
      work.full[name].p99.push(p99);
      await running.reset?.();
    }
  }
}

const keep = ({ perSecond, perCpuSecond, full }, name) => ({
  perSecond: { ...perSecond, [name]: [] },
  perCpuSecond: { ...perCpuSecond, [name]: [] },
  full: { ...full, [name]: { p50: [], p99: [] } },
});

/** One rate for all: half of what the slowest server takes of the reads. */
async function measureAtRate(everyone, tell) {
  const servers = everyone.filter(({ running }) => running.loadAtRate !== undefined);
  const slowest = Math.min(...servers.map(({ work }) => median(work.perSecond.read)));
  const rate = Math.max(10, Math.floor(slowest / 2 / 10) * 10);
  for (const { work } of servers) work.atRate = { p50: [], p99: [], lagP99: [] };
  for (let round = 0; round < LOAD_ROUNDS; round++) {
    tell(`${rate} requests a second, round ${round + 1} of ${LOAD_ROUNDS}`);
    for (const { running, work } of inTurns(servers)) {
      const { p50, p99, lag } = await running.loadAtRate(CASES.read, rate, RATE_SECONDS);
      work.atRate.p50.push(p50);
      work.atRate.p99.push(p99);
      work.atRate.lagP99.push(lag.p99);
    }
  }
  return rate;
}
