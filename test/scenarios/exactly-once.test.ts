import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import { times } from '../support/proof.ts';
import { CLIENTS, type Outcome } from './clients.ts';
import { BATTERY, KEY, ruleOf } from './play.ts';

const REQUESTS = 500;
const CONNECTIONS = 50;
const TIMES = 50;
const RUNS = Array.from({ length: times({ quick: 2, full: 20 }) }, (_, i) => i + 1);

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Agreement of all who count: the rule itself and the journal. Answers how many the journal has of the rule. */
async function expectAgreement(name: string): Promise<void> {
  const { applied, uses, exhausted } = await sandbox.control.rules.get(name);
  expect({ applied, uses, exhausted }).toEqual({ applied: TIMES, uses: TIMES, exhausted: true });
  const { requests } = sandbox.control;
  expect(await requests.list({ rule: name })).toHaveLength(TIMES);
  expect(await requests.list()).toHaveLength(REQUESTS);
}

describe.each(CLIENTS)(`Of ${REQUESTS} requests at once over ${CONNECTIONS} connections by $name`, (kind) => {
  async function hammer(): Promise<Outcome[]> {
    await using client = kind.open(sandbox.url, CONNECTIONS);
    const all = Array.from({ length: REQUESTS }, () => client.send({ path: BATTERY, key: KEY }));
    return await Promise.all(all);
  }

  it.each(RUNS)(`a rule of ${TIMES} times takes exactly ${TIMES}, in run %i of ${RUNS.length}`, async () => {
    await sandbox.control.reset();
    await sandbox.control.rules.add({ name: 'fifty', then: { status: 503, body: {} }, times: TIMES });
    const outcomes = await hammer();
    expect(outcomes.filter((outcome) => ruleOf(outcome) === 'fifty')).toHaveLength(TIMES);
    expect(outcomes.filter(({ status }) => status === 503)).toHaveLength(TIMES);
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(REQUESTS - TIMES);
    await expectAgreement('fifty');
  });

  it(`a rule that resets ${TIMES} connections resets exactly ${TIMES}`, async () => {
    await sandbox.control.reset();
    await sandbox.control.rules.add({ name: 'lost', then: { reset: true }, times: TIMES });
    const outcomes = await hammer();
    expect(outcomes.filter(({ fault }) => fault === 'ECONNRESET')).toHaveLength(TIMES);
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(REQUESTS - TIMES);
    await expectAgreement('lost');
  });
});
