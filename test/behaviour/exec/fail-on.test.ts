import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import schema from '../../../fixtures/schemas/report.schema.json' with { type: 'json' };
import { FINDING_KINDS, type FindingKind } from '../../../src/report/finding-kinds.ts';
import { type ExecEnd, runScript } from '../../support/run-exec.ts';

const CALL = `
  const { AMPS_BASE_URL: url, AMPS_API_KEY: key } = process.env;
  const call = (path, init, apiKey = key) => fetch(url + path, { ...init, headers: { 'x-api-key': apiKey } });
`;

/** With a rule that no reading meets. */
const OPTIONS: Readonly<Partial<Record<string, readonly string[]>>> = {
  'unused-rule': ['--scenario', 'action-fails'],
};

/** What makes each finding, and no other. */
const CALLS: Readonly<Record<FindingKind, string>> = {
  'no-requests': '',
  'contract-violation': `await call('/battery?limit=none');`,
  'live-key': `await call('/battery', {}, 'sk_live_1234567890');`,
  'unused-rule': `await call('/battery');`,
  'effect-not-applied': `
    const then = { headers: { 'x-drift': 'yes' }, patch: [{ op: 'replace', path: '/state/levle', value: 1 }] };
    await fetch(process.env.AMPS_SANDBOX_CONTROL_URL + '/rules', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules: [{ name: 'drift', then }] }),
    });
    await call('/battery/device_abc123');
  `,
  'early-retry': `
    const refused = async () => (await call('/battery', {}, 'sk_sandbox_ratelimited')).status === 429;
    while (!(await refused()));
    await refused();
  `,
  'unknown-route': `await call('/batteries'); await call('/battery', { method: 'DELETE' });`,
};

describe.each(Object.entries(CALLS))('With --fail-on, a run that made one of %s', (kind, calls) => {
  let end: ExecEnd;
  beforeAll(async () => {
    end = await runScript(CALL + calls, ['--fail-on', kind, ...(OPTIONS[kind] ?? [])]);
  });

  test('exits with 1', () => {
    expect(end.code).toBe(1);
  });

  test('says so, and finds nothing else', () => {
    expect(end.report?.failedOn).toEqual([kind]);
    expect(end.junit).toMatch(`<failure message=`);
    expect(end.stderr).toContain(`--fail-on found ${kind}`);
    const found = Object.entries(end.report?.totals.findings ?? {}).filter(([, count]) => count > 0);
    expect(found.map(([name]) => name)).toEqual([kind]);
  });
});

describe('Without a finding that it names', () => {
  const ALL = `${CALLS['contract-violation']}${CALLS['live-key']}${CALLS['unknown-route']}`;

  test('a run succeeds, and reports all the same', async () => {
    const end = await runScript(CALL + ALL, ['--fail-on', 'early-retry', '--fail-on', 'unused-rule']);
    expect(end.code).toBe(0);
    expect(end.report?.failOn).toEqual(['early-retry', 'unused-rule']);
    expect(end.report?.totals.findings).toMatchObject({
      'contract-violation': 1,
      'live-key': 1,
      'unknown-route': 2,
    });
    expect(end.junit).not.toContain('<failure');
  });

  test('the code of a command that failed itself stands', async () => {
    const end = await runScript(`${CALL}${ALL} process.exit(3)`, ['--fail-on', FINDING_KINDS.join()]);
    expect(end.code).toBe(3);
    expect(end.report?.failedOn).toEqual(['contract-violation', 'live-key', 'unknown-route']);
  });

  test('a variable may name it, too', async () => {
    const env = { AMPS_SANDBOX_FAIL_ON: 'unknown-route, contract-violation' };
    expect((await runScript(CALL + ALL, [], { env })).code).toBe(1);
  });
});

test('The counts go on through resets, and the file matches its schema', async () => {
  const reset = `await fetch(process.env.AMPS_SANDBOX_CONTROL_URL + '/reset', { method: 'POST' });`;
  const calls = `${CALLS['contract-violation']}${CALLS['unknown-route']}`;
  const { report } = await runScript(`${CALL}${calls}${reset}${calls}${reset}`);
  expect(report?.totals).toMatchObject({
    requests: 6,
    findings: { 'contract-violation': 2, 'unknown-route': 4 },
  });
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
});

test('A rule is used though a reset has forgotten it, and statuses that it made are told from true ones', async () => {
  const reset = `await fetch(process.env.AMPS_SANDBOX_CONTROL_URL + '/reset', { method: 'POST' });`;
  const options = ['--scenario', 'maintenance-window', '--fail-on', 'unused-rule'];
  const { code, report } = await runScript(`${CALL} await call('/battery'); ${reset}`, options);
  expect(code).toBe(0);
  const [battery] = report?.operations ?? [];
  expect(battery?.statuses.find(({ scripted }) => scripted > 0)).toMatchObject({ count: 1, scripted: 1 });
});
