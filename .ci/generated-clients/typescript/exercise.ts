import assert from 'node:assert/strict';

/** What every generated client is asked to do. A failed call throws what has the HTTP status. */
export interface Client {
  read(id: string): Promise<{ id: string; level: number }>;
  list(limit: number): Promise<{ ids: string[]; total: number }>;
  /** Answers the id of the action. */
  push(id: string, deferUntil?: string): Promise<string>;
  poll(actionId: string): Promise<{ state: string; isDone: boolean }>;
  pushSchedule(id: string): Promise<string>;
  pollSchedule(actionId: string): Promise<{ state: string; parameters: unknown }>;
}

export type Connect = (url: string, key: string) => Client;

const KEY = 'sk_sandbox_abc123xyz';

export async function exercise(connect: Connect): Promise<void> {
  const url = String(process.env.AMPS_SANDBOX_URL);
  const client = connect(url, KEY);
  const device = await client.read('device_abc123');
  assert.equal(device.id, 'device_abc123');
  assert.ok(device.level >= 0);
  const { ids, total } = await client.list(2);
  assert.equal(ids.length, 2);
  assert.ok(total > 2);
  assert.deepEqual(await client.poll(await client.push('device_abc123', '30m')), {
    state: 'scheduled',
    isDone: false,
  });
  assert.deepEqual(await client.poll(await client.push('device_abc123')), {
    state: 'completed',
    isDone: true,
  });
  const schedule = await client.pollSchedule(await client.pushSchedule('device_hvac_001'));
  assert.deepEqual(schedule, { state: 'completed', parameters: null });
  await rejects(connect(url, 'sk_sandbox_unknown'), 401);
  await rejects(connect(url, 'sk_sandbox_ratelimited'), 429);
}

/** Within as many calls as the limit has. */
async function rejects(client: Client, status: number): Promise<void> {
  for (let call = 0; call < 6; call++) {
    const found = await client.read('device_abc123').then(() => undefined, statusOf);
    if (found === status) return;
    assert.equal(found, undefined);
  }
  assert.fail(`no call was answered with ${status}`);
}

function statusOf(error: unknown): number {
  const { status } = error as { status?: unknown };
  if (typeof status !== 'number') throw error;
  return status;
}
