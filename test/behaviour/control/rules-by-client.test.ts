import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { openSandbox, type Sandbox } from '../../../src/engine/open-sandbox.ts';
import {
  type ControlClient,
  ControlError,
  createControlClient,
  type RuleSpec,
} from '../../../src/testing/control/control-client.ts';

const GONE: RuleSpec = { name: 'gone', when: { operation: 'getBatteryState' }, then: { status: 410 } };

let sandbox: Sandbox;
let control: ControlClient;

beforeAll(async () => {
  sandbox = await openSandbox(await parseConfig({ port: 0, log: 'silent', clock: 'frozen' }), () => {});
  control = createControlClient({ url: sandbox.url });
});
beforeEach(async () => {
  await control.reset();
});
afterAll(() => sandbox.close());

async function read(): Promise<number> {
  const headers = { 'x-api-key': 'sk_sandbox_abc123xyz' };
  return (await fetch(`${sandbox.url}/battery/device_abc123`, { headers })).status;
}

describe('The typed client', () => {
  it('scripts the API', async () => {
    expect(await control.rules.add(GONE)).toMatchObject([{ name: 'gone', rule: GONE, applied: 0 }]);
    await control.rules.add([{ name: 'closed', then: { status: 503 }, times: 1 }]);
    expect([await read(), await read()]).toEqual([503, 410]);
    expect((await control.rules.list()).map(({ name }) => name)).toEqual(['closed', 'gone']);
    expect(await control.rules.list({ limit: 1 })).toHaveLength(1);
    await control.rules.delete('gone');
    expect(await read()).toBe(200);
    await expect(control.rules.get('gone')).rejects.toMatchObject({ status: 404 });
    await control.rules.clear();
    expect(await control.rules.list()).toEqual([]);
    expect((await control.rules.addScenario('slow-api')).length).toBe(1);
    await expect(control.rules.addScenario('nothing')).rejects.toThrow('names no scenario of the package');
    await expect(control.rules.add([])).rejects.toMatchObject({ status: 400 });
  });

  it('asserts that a rule was applied', async () => {
    await control.rules.add(GONE);
    const never = control.rules.verify('gone');
    await expect(never).rejects.toBeInstanceOf(ControlError);
    await expect(never).rejects.toThrow(
      'Failed to verify the rule "gone": it was applied never, but expected at least once. ' +
        'No request met its conditions',
    );
    await read();
    expect(await control.rules.verify('gone')).toBe(1);
    expect(await control.rules.verify('gone', 1)).toBe(1);
    await expect(control.rules.verify('gone', 0)).rejects.toThrow(
      'it was applied once, but expected never. It matched 1 request.',
    );
    await expect(control.rules.verify('gone', 3)).rejects.toThrow('once, but expected exactly 3 times');
    await expect(control.rules.verify('nothing')).rejects.toMatchObject({ status: 404 });
  });
});
