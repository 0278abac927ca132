import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
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

function commandOf(demo: Json, type: string): Json {
  return demo.commands.find((command: Json) => command.type === type);
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
    'has a clock before its last command',
    (_s, demo) => {
      demo.clock.at = demo.startedAt;
    },
  ],
  ['has commands out of order', (_s, demo) => demo.commands.reverse()],
  [
    'starts after its commands',
    (_s, demo) => {
      demo.startedAt = demo.clock.at;
    },
  ],
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
  ['has a device twice', (_s, demo) => demo.baseline.devices.push(demo.baseline.devices[0])],
  ['has a user twice', (_s, demo) => demo.baseline.users.push(demo.baseline.users[0])],
  ['has an action twice', (_s, demo) => demo.baseline.actions.push(demo.baseline.actions[0])],
  ['has a key twice', (_s, demo) => demo.baseline.keys.push(demo.baseline.keys[0])],
  [
    'has a key of the other environment',
    (_s, demo) => {
      demo.baseline.keys[0].key = 'sk_live_abc123xyz';
    },
  ],
  [
    'has an action of no device',
    (_s, demo) => {
      demo.baseline.actions[0].deviceId = 'device_nobody';
    },
  ],
  [
    'has an action of another family',
    (_s, demo) => {
      demo.baseline.actions[0].family = 'hvac';
    },
  ],
  [
    'has an action before time',
    (_s, demo) => {
      demo.baseline.actions[0].agoMs = 9e13;
    },
  ],
  ['has a device without figures', (_s, demo) => delete demo.baseline.devices[0].capacityKwh],
  [
    'has a device of no size',
    (_s, demo) => {
      demo.baseline.devices[0].capacityKwh = 0;
    },
  ],
  [
    'pushes to no device',
    (_s, demo) => {
      commandOf(demo, 'action.push').deviceId = 'device_nobody';
    },
  ],
  [
    'pushes what is no command of the family',
    (_s, demo) => {
      commandOf(demo, 'action.push').command = { kind: 'charger.stop' };
    },
  ],
  [
    'pushes what is no command',
    (_s, demo) => {
      commandOf(demo, 'action.push').command = { kind: 'explode' };
    },
  ],
  [
    'defers into the past',
    (_s, demo) => {
      commandOf(demo, 'action.push').deferUntil = 0;
    },
  ],
  [
    'cancels what there is not',
    (_s, demo) => {
      Object.assign(commandOf(demo, 'device.release'), {
        type: 'action.cancel',
        family: 'battery',
        actionId: 'act_nobody',
      });
    },
  ],
  [
    'cancels an action that is not there, well formed',
    (_s, demo) => {
      const { at } = commandOf(demo, 'device.release');
      demo.commands.push({
        type: 'action.cancel',
        at: Math.max(at, demo.clock.at),
        family: 'battery',
        actionId: 'act_nobody',
      });
    },
  ],
  [
    'adds a device that is there',
    (_s, demo) => {
      commandOf(demo, 'device.add').device.id = 'device_abc123';
    },
  ],
  [
    'replaces a device by one of another family',
    (_s, demo) => {
      commandOf(demo, 'device.replace').device = demo.baseline.devices[0];
      commandOf(demo, 'device.replace').device.id = 'device_new';
    },
  ],
  [
    'removes what is not there',
    (_s, demo) => {
      commandOf(demo, 'device.remove').deviceId = 'device_nobody';
    },
  ],
  [
    'adds a key of another environment',
    (_s, demo) => {
      commandOf(demo, 'key.put').key.environment = 'live';
    },
  ],
  [
    'does what nobody knows',
    (_s, demo) => {
      commandOf(demo, 'device.release').type = 'device.explode';
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
      'has another format',
      { format: 'amps-sandbox-snapshot/2' },
      'its format is \\"amps-sandbox-snapshot/2\\"',
    ],
    ['is of something else', { format: 'docker-image' }, 'this version reads'],
    [
      'is of another edition',
      { edition: 'v2' },
      'it was taken of edition \\"v2\\", and this is edition \\"v1\\"',
    ],
  ])('%s is said to be foreign, whatever its inside', async (_name, head, words) => {
    await using sandbox = await openControl();
    for (const inside of [eventful, { accounts: 'unlike ours' }]) {
      const { status, text } = await sandbox.control('POST', '/restore', { ...inside, ...head });
      expect([status, text]).toEqual([409, expect.stringContaining(words)]);
    }
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
    const paths = [...pathsIn(eventful)];
    const values = fc.oneof(
      fc.constantFrom(undefined, null, true, 0, -1, 0.5, 1, 2, 1e9, 4e12, 9e15, '', 'x', 'battery', [], {}),
      fc.constantFrom(...paths).map((path) => valueAt(eventful, path)),
    );
    const property = fc.asyncProperty(fc.constantFrom(...paths), values, async (path, value) => {
      const before = (await sandbox.control('GET', '/snapshot')).text;
      const { status } = await sandbox.control('POST', '/restore', withValue(eventful, path, value));
      expect([200, 400, 409]).toContain(status);
      if (status !== 200) expectSame((await sandbox.control('GET', '/snapshot')).text, before);
      else await expectAnswers(sandbox);
    });
    await fc.assert(property, { numRuns: times({ quick: 60, full: 400 }) });
  });
});

async function expectAnswers(sandbox: Awaited<ReturnType<typeof openControl>>): Promise<void> {
  for (const path of ['/devices?limit=500', '/keys', '/actions?limit=500', '/accounts']) {
    expect((await sandbox.control('GET', path)).status).toBe(200);
  }
  for (const path of ['/battery', '/hvac', '/ev-charger', '/solar-inverter', '/vehicle']) {
    expect((await sandbox.api('GET', `${path}?limit=50`)).status).toBeLessThan(500);
  }
}

type Path = readonly (string | number)[];

/** The places in a document, the insides of long lists only where they differ. */
function* pathsIn(value: Json, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    yield place;
    yield* pathsIn(child, place);
  }
}

function valueAt(document: Json, path: Path): Json {
  return path.reduce((node: Json, key) => node[key], document);
}

function withValue(document: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(document);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (value === undefined && !Array.isArray(parent)) delete parent[key];
  else parent[key] = value ?? null;
  return copy;
}
