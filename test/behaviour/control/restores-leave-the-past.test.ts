import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { type ControlTarget, openControl } from '../../support/open-control.ts';
import type { Json } from '../../targets/target.ts';

const SETTINGS: readonly (readonly [string, SandboxOptions])[] = [
  ['other durations of actions', { actions: { completeAfterSeconds: 60, offlineAfterSeconds: 7 } }],
  ['actions that complete at once', { actions: { immediate: true } }],
  ['another seed, another world and no cache', { seed: 'other', world: 'empty', cache: { enabled: false } }],
  ['other rules', { rules: [{ name: 'fails', then: { action: { outcome: 'failed' } } }] }],
];

async function push({ api }: ControlTarget, sandbox: object = {}): Promise<string> {
  const body = { action: 'set_operation_mode', mode: 'charge', ...sandbox };
  return (await api('POST', '/battery/device_abc123', body)).body.actionId;
}

/** One action completed, one failed, one acknowledged, and one that waits for its device. */
async function makePast(sandbox: ControlTarget): Promise<void> {
  await push(sandbox);
  await sandbox.control('POST', '/devices/device_xyz789/offline');
  await sandbox.control('POST', '/clock/advance', { by: '6s' });
  await sandbox.api('POST', '/battery/device_xyz789', { action: 'set_operation_mode', mode: 'idle' });
  await sandbox.control('POST', '/clock/advance', { by: '6s' });
  await push(sandbox);
}

async function listActions({ control }: ControlTarget): Promise<Json> {
  return (await control('GET', '/actions?limit=100')).body.items;
}

describe('A snapshot that is restored under other settings', () => {
  it.each(SETTINGS)(
    'leaves what happened as it was, and ends what is under way when it was due: %s',
    async (_what, options) => {
      await using before = await openControl();
      await makePast(before);
      const { body: snapshot } = await before.control('GET', '/snapshot');
      await using after = await openControl(options);
      await after.control('POST', '/restore', snapshot);
      const past = await listActions(before);
      expect(past.map(({ state }: Json) => state)).toContain('acknowledged');
      expect(past.map(({ state }: Json) => state)).toContain('completed');
      expect(await listActions(after)).toEqual(past);
      for (const by of ['5s', '1m']) {
        for (const sandbox of [before, after]) await sandbox.control('POST', '/clock/advance', { by });
        expect(await listActions(after)).toEqual(await listActions(before));
      }
      expect((await listActions(after)).map(({ state }: Json) => state)).toContain('failed');
    },
  );

  it('has its settings for what comes next', async () => {
    await using before = await openControl();
    const { body: snapshot } = await before.control('GET', '/snapshot');
    await using after = await openControl({ actions: { completeAfterSeconds: 60 } });
    await after.control('POST', '/restore', snapshot);
    const actionId = await push(after);
    const stateAfter = async (by: string) => {
      await after.control('POST', '/clock/advance', { by });
      return (await after.api('GET', `/battery/actions/${actionId}`)).body.state;
    };
    expect([await stateAfter('59s'), await stateAfter('1s')]).toEqual(['acknowledged', 'completed']);
  });
});

describe('A scripted sequence that requests ask for by a header', () => {
  it('goes on after a restore where it was', async () => {
    const read = async ({ ask }: ControlTarget): Promise<string> => {
      const headers = { 'x-sandbox-scenario': 'truncated-body' };
      return await ask('GET', '/battery/device_abc123', { headers }).then(
        ({ status }) => `answered with ${status}`,
        () => 'cut off',
      );
    };
    await using sandbox = await openControl();
    const { body: fresh } = await sandbox.control('GET', '/snapshot');
    const whole: string[] = [];
    for (let i = 0; i < 6; i++) whole.push(await read(sandbox));
    expect(new Set(whole).size).toBe(2);

    for (let taken = 0; taken <= 6; taken++) {
      await using first = await openControl();
      await first.control('POST', '/restore', fresh);
      for (let i = 0; i < taken; i++) await read(first);
      const { body: snapshot } = await first.control('GET', '/snapshot');
      await using second = await openControl({ seed: 'other' });
      await second.control('POST', '/restore', snapshot);
      const rest: string[] = [];
      for (let i = taken; i < 6; i++) rest.push(await read(second));
      expect(rest).toEqual(whole.slice(taken));
    }
  });
});
