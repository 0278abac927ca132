import { describe, expect, it } from 'vitest';
import { problemsOf, problemsOfAccount, problemsOfAction, problemsOfDevice } from './world-problems.ts';

describe('a world file that makes no sense', () => {
  it('gives an id twice', async () => {
    expect(await problemsOf({ accounts: [{ id: 'a' }, { id: 'a' }] })).toEqual([
      '$.accounts[1].id: another account has the id "a". Change it, or the first one at $.accounts[0].id.',
    ]);
    expect(await problemsOfAccount({ users: [{ id: 'ann' }, { id: 'ann' }] })).toEqual([
      '$.accounts[0].users[1].id: another user of the account has the id "ann". Change it, or the first one at $.accounts[0].users[0].id.',
    ]);
    const users = [{ devices: [{ family: 'battery', id: 'd' }] }, { devices: [{ family: 'hvac', id: 'd' }] }];
    expect(await problemsOfAccount({ users })).toEqual([
      '$.accounts[0].users[1].devices[0].id: another device of the account has the id "d". Change it, or the first one at $.accounts[0].users[0].devices[0].id.',
    ]);
    expect(await problemsOf({ accounts: [{ users: users.slice(0, 1) }, { users: users.slice(1) }] })).toEqual(
      [],
    );
  });

  it('gives a key twice, wherever, without showing it', async () => {
    const keys = [{ key: 'sk_sandbox_secret123' }];
    expect(await problemsOf({ accounts: [{ keys }, { keys }] })).toEqual([
      '$.accounts[1].keys[0].key: the key sk_sandbox_s… is given twice, and a key speaks for one account. Change it, or the first one at $.accounts[0].keys[0].key.',
    ]);
  });

  it('gives a key to an account of the other environment', async () => {
    expect(await problemsOfAccount({ keys: [{ key: 'sk_live_secret123' }] })).toEqual([
      "$.accounts[0].keys[0].key: the key sk_live_secr… does not belong to the account's environment, sandbox. Begin it with sk_sandbox_, or move it to an account of the other environment.",
    ]);
    expect(await problemsOfAccount({ environment: 'live', keys: [{ key: 'sk_live_secret123' }] })).toEqual(
      [],
    );
  });

  it('names a day that there is not', async () => {
    const keys = [{ key: 'sk_sandbox_mine01', expiresAt: '2025-02-30T00:00:00Z' }];
    expect(await problemsOfAccount({ keys })).toEqual([
      '$.accounts[0].keys[0].expiresAt: "2025-02-30T00:00:00Z" is not a day of the calendar. Give a UTC time such as 2025-01-23T10:30:00Z.',
    ]);
  });

  it('lets heating and cooling work against each other', async () => {
    const schedule = { day: { heatC: 25, coolC: 21 }, night: { heatC: 17, coolC: 25 } };
    expect(await problemsOfDevice({ family: 'hvac', schedule })).toEqual([
      '$.accounts[0].users[0].devices[0].schedule.day: heating up to 25 °C and cooling down to 21 °C would work against each other. Put the heating set point below the cooling set point.',
    ]);
    const command = { kind: 'hvac.hold', mode: 'auto', heatSetPointC: 22, coolSetPointC: 22 };
    expect(await problemsOfAction({ deviceId: 'h', command })).toHaveLength(1);
  });

  it('calls a device like the path of the actions', async () => {
    expect(await problemsOfDevice({ family: 'battery', id: 'actions' })).toEqual([
      '$.accounts[0].users[0].devices[0].id: the path of such a device is that of the actions. Choose another id.',
    ]);
  });

  it('sends a command to nobody, or to a device of another family', async () => {
    expect(await problemsOfAction({ deviceId: 'nope', command: { kind: 'hvac.schedule' } })).toEqual([
      '$.accounts[0].actions[0].deviceId: no device of the account is called "nope". Give the device that id under "users", or name another.',
    ]);
    expect(await problemsOfAction({ deviceId: 'b', command: { kind: 'hvac.schedule' } })).toEqual([
      '$.accounts[0].actions[0].command.kind: "hvac.schedule" is a command for hvac, but "b" is of the family battery. Use battery.mode, or name another device.',
    ]);
    expect(await problemsOfAction({ deviceId: 'v', command: { kind: 'charger.stop' } })).toEqual([
      '$.accounts[0].actions[0].command.kind: "charger.stop" is a command for ev-charger, but "v" is of the family vehicle. Name another device; this family takes no commands.',
    ]);
  });

  it('gives an action id twice in a family, but may in two', async () => {
    const onBattery = { id: 'x', deviceId: 'b', command: { kind: 'battery.mode', mode: 'idle' }, ago: '1h' };
    const onHvac = { id: 'x', deviceId: 'h', command: { kind: 'hvac.schedule' }, ago: '1h' };
    const devices = [
      { family: 'battery', id: 'b' },
      { family: 'hvac', id: 'h' },
    ];
    expect(await problemsOfAccount({ users: [{ devices }], actions: [onBattery, onHvac] })).toEqual([]);
    expect(await problemsOfAccount({ users: [{ devices }], actions: [onBattery, onBattery] })).toEqual([
      '$.accounts[0].actions[1].id: another action of the family has the same id (battery x). Change it, or the first one at $.accounts[0].actions[0].id.',
    ]);
  });

  it('waits longer than a clock can run, or generates more than fits', async () => {
    expect(
      await problemsOfAction({ deviceId: 'h', command: { kind: 'hvac.schedule' }, ago: '36501d' }),
    ).toEqual(['$.accounts[0].actions[0].ago: 36501d is too long. Give at most 36500d.']);
    const generate = { users: 10, devices: 150_000 };
    expect(await problemsOf({ accounts: [{ generate }, {}, { generate }] })).toEqual([
      '$.accounts[2].generate.devices: with it 300000 devices would be generated. Keep the sum over all accounts to 200000.',
    ]);
  });
});
