import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import type { Fact } from '../../src/domain/record/fact.ts';
import { type InProcessTarget, inProcess } from '../targets/in-process.ts';

let sandbox: InProcessTarget;

async function open(options: SandboxOptions): Promise<InProcessTarget> {
  sandbox = await inProcess.openOwn(options);
  return sandbox;
}

afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

/** Settles with the first fact of a kind that a subscriber of the first account hears of. */
function hear({ engine }: InProcessTarget, kind: Fact['kind']): Promise<Fact> {
  return new Promise((resolve) => {
    engine.accounts.first.listeners.add((facts) => {
      const heard = facts.find((fact) => fact.kind === kind);
      if (heard !== undefined) resolve(heard);
    });
  });
}

async function push({ ask }: InProcessTarget): Promise<string> {
  const { body } = await ask('POST', '/battery/device_abc123', {
    body: { action: 'set_operation_mode', mode: 'charge' },
  });
  return body.actionId;
}

describe('On a running clock', () => {
  it('an action completes and subscribers hear of it, with no request in between', async () => {
    const running = await open({ actions: { completeAfterSeconds: 0.05 } });
    const heard = hear(running, 'action.completed');
    const actionId = await push(running);
    expect(await heard).toMatchObject({ kind: 'action.completed', family: 'battery', actionId });
  });

  it('an action completes sixty times sooner at sixty times the pace', async () => {
    const running = await open({ clock: 'x60', actions: { completeAfterSeconds: 6 } });
    const heard = hear(running, 'action.completed');
    const startedAt = performance.now();
    const actionId = await push(running);
    const { at } = await heard;
    const tookMs = performance.now() - startedAt;
    const { createdAt } = running.engine.accounts.first.world.action(actionId, 'battery');
    expect(at - createdAt).toBe(6_000);
    // A tenth of a second at this pace; six at the machine's, which a busy machine only makes longer.
    expect(tookMs).toBeLessThan(6_000);
  });

  it('an action completes by itself also after the clock was advanced', async () => {
    const running = await open({ actions: { completeAfterSeconds: 3_600.5 } });
    const advance = () => running.ask('POST', '/__sandbox/clock/advance', { body: { by: '1h' }, key: null });
    // The first call of a kind takes longer than any other.
    await advance();
    const heard = hear(running, 'action.completed');
    const actionId = await push(running);
    await advance();
    expect(await heard).toMatchObject({ kind: 'action.completed', actionId });
  });

  it('nothing runs of an account that was closed', async () => {
    const running = await open({ actions: { completeAfterSeconds: 0.3 } });
    const { body } = await running.ask('POST', '/__sandbox/accounts', { body: {}, key: null });
    const account = running.engine.accounts.get(body.account.id);
    const heard: string[] = [];
    account?.listeners.add((facts) => void heard.push(...facts.map(({ kind }) => kind)));
    const action = { action: 'set_operation_mode', mode: 'charge' };
    await running.ask('POST', '/battery/device_abc123', { key: body.apiKey, body: action });
    await running.ask('DELETE', `/__sandbox/accounts/${body.account.id}`, { key: null });
    const heardOpen = [...heard];
    const later = hear(running, 'action.completed');
    await push(running);
    await later;
    expect(heard).toEqual(heardOpen);
  });

  it('a reset hears of nothing that was due before it', async () => {
    const running = await open({ actions: { completeAfterSeconds: 3_600 } });
    await push(running);
    await running.reset();
    expect(running.engine.accounts.first.nextDueAt).not.toBeLessThan(
      running.engine.accounts.first.clock.now(),
    );
  });
});

describe('On a running clock in a process whose timers are faked', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date', 'performance'],
      now: 0,
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('an action completes all the same, at the time of the machine', async () => {
    const running = await open({ actions: { completeAfterSeconds: 0.05 } });
    const heard = hear(running, 'action.completed');
    await push(running);
    const { at } = await heard;
    expect(at).toBeGreaterThan(Date.UTC(2025, 0, 1));
  });
});
