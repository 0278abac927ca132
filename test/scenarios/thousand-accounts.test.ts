import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControlClient, Snapshot } from '../../src/testing/control/control-client.ts';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import { times } from '../support/proof.ts';
import { BATTERY, START } from './play.ts';

const COUNT = times({ quick: 100, full: 1_000 });
const TIERS = [3, 4, 5, 6, 7];
const HOUR_MS = 3_600_000;

interface Tenant {
  readonly i: number;
  readonly id: string;
  readonly key: string;
  readonly limit: number;
  readonly at: string;
  readonly control: ControlClient;
}

interface Reply {
  readonly status: number;
  readonly rule: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test that looks at a wrong place fails at its expectation
  readonly body: any;
}

let sandbox: RunningSandbox;
let pool: Pool;
let tenants: readonly Tenant[];

beforeAll(async () => {
  const plans = Object.fromEntries(TIERS.map((limit) => [`tier${limit}`, { limit, windowSeconds: 60 }]));
  sandbox = await startSandbox({ clock: 'frozen', at: START, plans });
  pool = new Pool(sandbox.url, { connections: 100, pipelining: 1 });
  tenants = await Promise.all(Array.from({ length: COUNT }, (_, i) => openTenant(i)));
});
afterAll(async () => {
  await pool.destroy();
  await sandbox.close();
});

/** An account with a plan, a clock and a rule that no neighbour has. */
async function openTenant(i: number): Promise<Tenant> {
  const [id, key] = [`acct_tenant_${i}`, `sk_sandbox_tenant_${i}`];
  const limit = TIERS[i % TIERS.length] ?? 0;
  const at = new Date(Date.parse(START) + i * HOUR_MS).toISOString();
  const clock = { mode: 'frozen', at } as const;
  await sandbox.control.accounts.create({ id, clock, keys: [{ key, plan: `tier${limit}` }] });
  const control = sandbox.control.forAccount(id);
  await control.rules.add({
    name: `rule-of-${i}`,
    when: { path: '/hvac' },
    then: { status: 200 + (i % 3), headers: { 'x-tenant': id }, body: { owner: id } },
    times: 2,
  });
  return { i, id, key, limit, at, control };
}

async function ask({ key }: Tenant, path: string): Promise<Reply> {
  const { statusCode, headers, body } = await pool.request({
    method: 'GET',
    path,
    headers: { 'x-api-key': key },
  });
  const text = await body.text();
  return {
    status: statusCode,
    rule: headers['x-sandbox-rule'] as string | undefined,
    body: JSON.parse(text),
  };
}

/** Uses up the whole quota, and one request more; every reply must be the tenant's own. */
async function work(tenant: Tenant): Promise<void> {
  const { i, id, limit, at } = tenant;
  const scripted = { status: 200 + (i % 3), rule: `rule-of-${i}`, body: { owner: id } };
  expect(await ask(tenant, '/hvac'), id).toEqual(scripted);
  const read = await ask(tenant, BATTERY);
  expect([read.status, read.rule, read.body.sync?.lastPulledAt], id).toEqual([200, undefined, at]);
  expect(await ask(tenant, '/hvac'), id).toEqual(scripted);
  for (let asked = 3; asked < limit; asked++) {
    expect((await ask(tenant, '/vehicle')).status, `${id}, request ${asked}`).toBe(200);
  }
  const limited = await ask(tenant, '/hvac');
  expect([limited.status, limited.body.meta?.timestamp], id).toEqual([429, at]);
}

/** What the control API says of an account. */
async function viewOf({ i, key, control }: Tenant) {
  const [rule, quota, clock, requests] = await Promise.all([
    control.rules.list(),
    control.keys.getQuota(key),
    control.clock.get(),
    control.requests.list(),
  ]);
  const [{ name, applied } = { name: 'none', applied: 0 }] = rule;
  return { i, name, applied, remaining: quota.remaining, at: clock.at, requests: requests.length };
}

function savedOf({ accounts }: Snapshot): Map<string, unknown> {
  return new Map(accounts.map((account) => [account.baseline.id, account]));
}

describe(`${COUNT} accounts in parallel`, () => {
  it('never get a reply of another: of its rule, its quota or its clock', async () => {
    await Promise.all(tenants.map(work));
  });

  it('have counters and journals of their own', async () => {
    const views = await Promise.all(tenants.map(viewOf));
    expect(views).toEqual(
      tenants.map(({ i, limit, at }) => ({
        i,
        name: `rule-of-${i}`,
        applied: 2,
        remaining: 0,
        at,
        requests: limit + 1,
      })),
    );
  });

  it('stay as they are when one of them is reset', async () => {
    const one = tenants[COUNT / 2] as Tenant;
    const others = tenants.filter((tenant) => tenant !== one);
    const before = savedOf(await sandbox.control.snapshot());
    await one.control.clock.advance('5h');
    expect(await one.control.reset()).toEqual([one.id]);

    const after = savedOf(await sandbox.control.snapshot());
    expect(after.size).toBe(before.size);
    for (const { id } of others) {
      expect(JSON.stringify(after.get(id)) === JSON.stringify(before.get(id)), id).toBe(true);
    }
    const { i, at, limit } = one;
    expect(await viewOf(one)).toEqual({ i, name: 'none', applied: 0, remaining: limit, at, requests: 0 });
    expect((await ask(one, '/hvac')).body.owner).toBeUndefined();

    // Theirs is still used up, on their own clocks.
    const refused = await Promise.all(others.map((tenant) => ask(tenant, BATTERY)));
    expect(refused.every(({ status }) => status === 429)).toBe(true);
    expect(refused.map(({ body }) => body.meta.timestamp)).toEqual(others.map((other) => other.at));
  });
});
