import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { breakAnywhere } from '../../support/break-anywhere.ts';
import { exerciseApi } from '../../support/exercise-api.ts';
import { expectSame, openControl, openOwnControl } from '../../support/open-control.ts';
import { times } from '../../support/proof.ts';
import type { Json } from '../../targets/target.ts';

/** A snapshot in which something of every kind has happened. */
let eventful: Json;

beforeAll(async () => {
  await using sandbox = await openControl();
  await exerciseApi(sandbox);
  await sandbox.control('POST', '/devices', { family: 'hvac', id: 'device_new' });
  await sandbox.control('PATCH', '/devices/device_new', { vendor: 'Acme' });
  await sandbox.control('POST', '/devices/device_new/offline');
  await sandbox.control('POST', '/devices/device_abc123/release');
  await sandbox.control('DELETE', '/devices/device_new');
  await sandbox.control('POST', '/keys', { key: 'sk_sandbox_eventful' });
  await sandbox.control('DELETE', '/keys/sk_sandbox_eventful');
  eventful = (await sandbox.control('GET', '/snapshot')).body;
});

/** The eventful snapshot after a change by hand. */
function broken(change: (snapshot: Json, demo: Json) => void): Json {
  const copy = structuredClone(eventful);
  change(copy, copy.accounts[0]);
  return copy;
}

/** Adds a fact at the account's last instant. */
function addFact(demo: Json, fact: Json): void {
  demo.facts.push({ at: demo.latestAt, ...fact });
}

/** An action of the snapshot that waits for something. */
function waitingOf(demo: Json): Json {
  return demo.actions.find(({ state }: Json) => state === 'waiting' || state === 'acknowledged');
}

/** What an account of a snapshot began with. */
function worldOf({ worlds }: Json, { baseline }: Json): Json {
  return worlds[baseline.world];
}

const BREAKS: readonly [string, (snapshot: Json, demo: Json) => void][] = [
  ['has no format', (s) => delete s.format],
  [
    'has no accounts',
    (s) => {
      s.accounts = [];
    },
  ],
  ['has no counters', (s) => delete s.unauthenticated],
  [
    'has an unknown field',
    (s) => {
      s.extra = 1;
    },
  ],
  [
    'has an account twice',
    (s, demo) => {
      s.accounts.push(demo);
    },
  ],
  [
    'has a key in two accounts',
    (s, demo) => {
      s.accounts[1].baseline.keys.push(demo.baseline.keys[0]);
    },
  ],
  [
    'has a bad account at its end',
    (s) => {
      s.accounts[2].clock.at = 'noon';
    },
  ],
  [
    'has a clock before its last fact',
    (_s, demo) => {
      demo.clock.at = demo.startedAt - 1;
    },
  ],
  [
    'starts after its last fact',
    (_s, demo) => {
      demo.startedAt = demo.latestAt + 1;
    },
  ],
  [
    'has facts out of order',
    (_s, demo) => {
      addFact(demo, { kind: 'key.deleted', key: 'x', at: demo.latestAt + 2 });
      addFact(demo, { kind: 'key.deleted', key: 'x', at: demo.latestAt + 1 });
    },
  ],
  ['has no rules', (_s, demo) => delete demo.rules],
  [
    'has a pace that is none',
    (_s, demo) => {
      demo.clock.factor = 60;
    },
  ],
  [
    'has a starting pace that is none',
    (_s, demo) => {
      demo.clockStart.mode = 'scaled';
    },
  ],
  ['has a device twice', (s, demo) => worldOf(s, demo).devices.push(worldOf(s, demo).devices[0])],
  ['has a user twice', (s, demo) => worldOf(s, demo).users.push(worldOf(s, demo).users[0])],
  ['has an action twice', (s, demo) => worldOf(s, demo).actions.push(worldOf(s, demo).actions[0])],
  ['has a key twice', (_s, demo) => demo.baseline.keys.push(demo.baseline.keys[0])],
  [
    'has a key of the other environment',
    (_s, demo) => {
      demo.baseline.keys[0].key = 'sk_live_abc123xyz';
    },
  ],
  [
    'has an action of no device',
    (s, demo) => {
      worldOf(s, demo).actions[0].deviceId = 'device_nobody';
    },
  ],
  [
    'has an action of another family',
    (s, demo) => {
      worldOf(s, demo).actions[0].family = 'hvac';
    },
  ],
  [
    'has an action before time',
    (s, demo) => {
      worldOf(s, demo).actions[0].agoMs = 9e13;
    },
  ],
  ['has a device without figures', (s, demo) => delete worldOf(s, demo).devices[0].capacityKwh],
  [
    'has a device of no size',
    (s, demo) => {
      worldOf(s, demo).devices[0].capacityKwh = 0;
    },
  ],
  [
    'has an account of no world',
    (s, demo) => {
      demo.baseline.world = s.worlds.length;
    },
  ],
  ['has an account whose world is not said', (_s, demo) => delete demo.baseline.world],
  [
    'has an account of a world that says another, too',
    (s, demo) => {
      demo.baseline.devices = worldOf(s, demo).devices;
    },
  ],
  ['has an account without devices', (_s, demo) => delete demo.devices],
  [
    'has the devices of an account in two forms',
    (_s, demo) => {
      demo.deviceHistories = [];
    },
  ],
  [
    'has the past of a device that there is not',
    (_s, demo) => {
      const { device: _, ...past } = demo.devices[0];
      delete demo.devices;
      demo.deviceHistories = [{ deviceId: 'device_nobody', ...past }];
    },
  ],
  [
    'has the past of a device twice',
    (_s, demo) => {
      const { device, ...past } = demo.devices[0];
      delete demo.devices;
      demo.deviceHistories = Array(2).fill({ deviceId: device.id, ...past });
    },
  ],
  ['has a device record twice', (_s, demo) => demo.devices.push(demo.devices[0])],
  [
    'has a device that was commanded in the future',
    (_s, demo) => {
      demo.devices[0].commands.push({ at: demo.clock.at + 1, command: { kind: 'release' } });
    },
  ],
  [
    'has commands out of order',
    (_s, demo) => {
      demo.devices[0].commands.push(
        { at: 2, command: { kind: 'release' } },
        { at: 1, command: { kind: 'release' } },
      );
    },
  ],
  [
    'has an action of its own twice',
    (_s, demo) => {
      demo.actions.push(demo.actions[0]);
    },
  ],
  [
    'has an action that waits for nothing',
    (_s, demo) => {
      demo.timeline = [];
    },
  ],
  [
    'has something due that does not wait',
    (_s, demo) => {
      demo.timeline.push({ at: demo.clock.at, family: 'battery', actionId: 'act_nobody' });
    },
  ],
  [
    'has something due twice',
    (_s, demo) => {
      demo.timeline.push(demo.timeline[0]);
    },
  ],
  [
    'has a command that is none of the family',
    (_s, demo) => {
      waitingOf(demo).command = {
        kind: waitingOf(demo).family === 'battery' ? 'charger.stop' : 'battery.mode',
      };
    },
  ],
  [
    'has what is no command',
    (_s, demo) => {
      waitingOf(demo).command = { kind: 'explode' };
    },
  ],
  [
    'has a failure that nobody knows',
    (_s, demo) => {
      demo.actions[0].failure = { kind: 'bored' };
    },
  ],
  [
    'adds a device twice',
    (_s, demo) => {
      addFact(demo, { kind: 'device.added', device: { ...demo.devices[0].device, id: 'device_again' } });
      addFact(demo, { kind: 'device.added', device: { ...demo.devices[0].device, id: 'device_again' } });
    },
  ],
  [
    'adds a key of another environment',
    (_s, demo) => {
      addFact(demo, { kind: 'key.put', key: { ...demo.keys[0], environment: 'live' } });
    },
  ],
  [
    'creates an action by what is no command of its family',
    (_s, demo) => {
      const action = { ...demo.actions[0], family: 'hvac', command: { kind: 'charger.stop' } };
      addFact(demo, { kind: 'action.created', action, dueAt: demo.latestAt });
    },
  ],
  [
    'has a fact without what it is about',
    (_s, demo) => {
      addFact(demo, { kind: 'device.released' });
    },
  ],
  [
    'has a fact with a rule that is wrong',
    (_s, demo) => {
      addFact(demo, { kind: 'rules.added', rules: [{ name: 'x', then: { error: 'NONE' } }] });
    },
  ],
  [
    'counts in words',
    (_s, demo) => {
      demo.usage.requests.counts = [['GET /', 'often']];
    },
  ],
];

describe('A snapshot that', () => {
  it.each(BREAKS)('%s is refused, and nothing changes', async (_name, change) => {
    await using sandbox = await openControl();
    await exerciseApi(sandbox);
    const before = (await sandbox.control('GET', '/snapshot')).text;
    const { status, body } = await sandbox.control('POST', '/restore', broken(change));
    expect([status, body.errors?.length > 0]).toEqual([400, true]);
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });

  it.each([
    [
      'has an older format',
      { format: 'amps-sandbox-snapshot/1' },
      'its format is \\"amps-sandbox-snapshot/1\\"',
    ],
    [
      'has a newer format',
      { format: 'amps-sandbox-snapshot/4', version: '9.0.0' },
      `written by amps-sandbox \\"9.0.0\\", and amps-sandbox \\"${packageJson.version}\\" reads \\"amps-sandbox-snapshot/2\\" and \\"amps-sandbox-snapshot/3\\"`,
    ],
    ['is of something else', { format: 'docker-image' }, 'its format is \\"docker-image\\"'],
  ])('%s is said to be foreign, whatever its inside', async (_name, head, words) => {
    await using sandbox = await openControl();
    for (const inside of [eventful, { accounts: 'unlike ours' }]) {
      const { status, text } = await sandbox.control('POST', '/restore', { ...inside, ...head });
      expect([status, text]).toEqual([409, expect.stringContaining(words)]);
    }
  });

  it('has a fact that only a later version knows is said to be foreign', async () => {
    await using sandbox = await openControl();
    const later = broken((snapshot, demo) => {
      snapshot.version = '9.0.0';
      addFact(demo, { kind: 'device.exploded', deviceId: 'device_abc123' });
    });
    const { status, body } = await sandbox.control('POST', '/restore', later);
    expect([status, body.detail]).toEqual([
      409,
      'Failed to restore the snapshot: it holds a fact of the kind "device.exploded", written by amps-sandbox "9.0.0", ' +
        `which amps-sandbox "${packageJson.version}" does not know. Restore it with the version that took it, or a later one.`,
    ]);
  });

  it('has facts after its checkpoint is restored with them', async () => {
    await using sandbox = await openControl();
    const longer = broken((_snapshot, demo) => {
      addFact(demo, { kind: 'device.disconnected', deviceId: 'device_abc123' });
      addFact(demo, { kind: 'device.removed', deviceId: 'device_nobody' });
    });
    expect((await sandbox.control('POST', '/restore', longer)).status).toBe(200);
    expect((await sandbox.control('GET', '/devices/device_abc123')).body.online).toBe(false);
  });

  it('has old names is refused by the new ones', async () => {
    await using sandbox = await openControl();
    const rename = (holder: Json, now: string, old: string): void => {
      holder[old] = holder[now];
      delete holder[now];
    };
    const old = broken((snapshot, demo) => {
      rename(snapshot, 'unauthenticated', 'strangers');
      rename(snapshot, 'unauthenticatedJournal', 'strangersJournal');
      rename(demo, 'usage', 'meters');
      rename(demo.journal.entries[0], 'isEarlyRetry', 'isImpatient');
    });
    const { status, body } = await sandbox.control('POST', '/restore', old);
    expect(status).toBe(400);
    const renamed = body.errors.flatMap(
      ({ message }: Json) => /: (.+ was renamed to .+)/.exec(message)?.[1] ?? [],
    );
    expect(renamed.toSorted()).toEqual([
      'isImpatient was renamed to isEarlyRetry',
      'meters was renamed to usage',
      'strangers was renamed to unauthenticated',
      'strangersJournal was renamed to unauthenticatedJournal',
    ]);
  });

  it('is whole is restored, also by a later version', async () => {
    await using sandbox = await openControl();
    const { status } = await sandbox.control('POST', '/restore', { ...eventful, version: '99.0.0' });
    expect(status).toBe(200);
  });

  it('is broken anywhere either changes nothing or leaves an emulator that answers', async () => {
    await using sandbox = await openOwnControl();
    await breakAnywhere(sandbox, eventful, times({ quick: 60, full: 400 }));
  });
});
