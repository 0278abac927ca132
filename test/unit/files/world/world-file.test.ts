import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../../../fixtures/schemas/world.schema.json' with { type: 'json' };
import { SHIPPED_WORLDS } from '../../../../src/domain/shipped-worlds.ts';
import { loadWorld } from '../../../../src/files/world/load-world.ts';
import { parseWorldFile } from '../../../../src/files/world/parse-world-file.ts';
import { WorldFileError } from '../../../../src/files/world/world-file-error.ts';
import { problemsOf, problemsOfAction, problemsOfDevice, readWorldText, SOURCE } from './world-problems.ts';

describe('the shipped worlds', () => {
  it.each(SHIPPED_WORLDS)('%s meets the schema and makes sense', async (name) => {
    expect(await problemsOf(await loadWorld(name))).toEqual([]);
  });
});

describe('the published schema', () => {
  it('is a strict JSON Schema whose examples meet it', async () => {
    new Ajv2020({
      strict: true,
      allowUnionTypes: true,
      strictTypes: false,
      strictRequired: false,
      validateFormats: false,
    }).compile(schema);
    for (const example of schema.examples) expect(await problemsOf(example)).toEqual([]);
  });

  it('closes every object, so that a typing error is found', () => {
    const open = Object.entries(schema.$defs).filter(
      ([, part]) => 'properties' in part && !('additionalProperties' in part) && !('allOf' in part),
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it('says of every part what it is', () => {
    for (const [name, part] of Object.entries(schema.$defs)) {
      expect('description' in part || 'title' in part || name.match(/Mode$|Hold$|Limit$/), name).toBeTruthy();
    }
  });
});

describe('reading a text', () => {
  it('reads JSON and YAML', async () => {
    const file = { accounts: [{ users: [{ devices: [{ family: 'battery' }] }] }] };
    expect(await readWorldText(JSON.stringify(file), 'w.json')).toEqual(file);
    const yaml = 'accounts:\n  - users:\n      - devices:\n          - family: battery # mine\n';
    expect(await readWorldText(yaml, 'w.yaml')).toEqual(file);
    expect(await readWorldText(JSON.stringify(file), 'w.yaml')).toEqual(file);
  });

  it('resolves anchors and merges of YAML', async () => {
    const yaml =
      'accounts:\n- users:\n  - devices:\n    - &car {family: vehicle, vendor: Kia}\n    - {<<: *car, id: mine}\n';
    const value = await readWorldText(yaml, 'w.yaml');
    expect(await problemsOf(value)).toEqual([]);
    expect(value).toMatchObject({
      accounts: [{ users: [{ devices: [{}, { family: 'vehicle', vendor: 'Kia', id: 'mine' }] }] }],
    });
  });

  it('names the place where a text breaks off', async () => {
    await expect(readWorldText('{"accounts": [', 'w.json')).rejects.toThrow(
      /^Failed to read the world "w\.json" at \$ \(w\.json:1:15\): it is not JSON \(.+\)\. Correct the text there; /,
    );
    await expect(readWorldText('accounts: [', SOURCE)).rejects.toThrow(
      /\(homes\.yaml:1:12\): it is not JSON or YAML \(.+\)\./,
    );
    await expect(readWorldText('['.repeat(200_000), SOURCE)).rejects.toThrow(WorldFileError);
    await expect(readWorldText('a: 1\na: 2', SOURCE)).rejects.toThrow(/Map keys must be unique/);
  });

  it.each(['', 'null', 'hello', '42', '[]'])('finds no world in %j', async (text) => {
    const problems = await problemsOf(await readWorldText(text, SOURCE));
    expect(problems).toEqual([expect.stringMatching(/^\$: .+ is not an object\. Give an object\.$/)]);
  });
});

describe('a world file of the wrong shape', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    [
      'no accounts',
      {},
      '$: "accounts" is missing. Add it. The customers of the API, at least one. Nothing leaks between them; the first one is meant where none is named.',
    ],
    ['an empty list', { accounts: [] }, '$.accounts: it is empty. Put at least one entry into it.'],
    [
      'a mistyped property',
      { accounts: [{ usres: [] }] },
      '$.accounts[0].usres: no such property is known here. Did you mean "users"?',
    ],
    [
      'an odd property',
      { accounts: [{ users: [{ 'pets/no': 1 }] }] },
      '$.accounts[0].users[0]["pets/no"]: no such property is known here. Known are id, name, email, devices.',
    ],
    [
      'a wrong type',
      { accounts: [{ users: { id: 'a' } }] },
      '$.accounts[0].users: {"id":"a"} is not a list. Give a list.',
    ],
    [
      'a number for a text',
      { accounts: [{ id: 12 }] },
      '$.accounts[0].id: 12 is not a text. Put it into quotes. Letters, digits, _ and -, at most 64, beginning with a letter or digit.',
    ],
    [
      'an unknown environment',
      { accounts: [{ environment: 'sandbx' }] },
      '$.accounts[0].environment: "sandbx" is not known here. Use one of sandbox, live. Did you mean "sandbox"?',
    ],
    [
      'a key of the wrong form',
      { accounts: [{ keys: [{ key: 'sk_test_abcdefghijkl' }] }] },
      '$.accounts[0].keys[0].key: the key sk_test_abcd… is not written as keys of the API are. A key is sk_sandbox_ or sk_live_ and 6 to 64 letters, digits or underscores.',
    ],
    [
      'a key that is too short',
      { accounts: [{ keys: ['sk_sandbox_a'] }] },
      '$.accounts[0].keys[0]: the key sk_… is not written as keys of the API are. A key is sk_sandbox_ or sk_live_ and 6 to 64 letters, digits or underscores.',
    ],
    [
      'a key with characters that no key has',
      { accounts: [{ keys: [{ key: 'sk_sandbox_a b' }] }] },
      '$.accounts[0].keys[0].key: "sk_sandbox_a b" does not have the right form. The key as a request carries it: 8 to 128 letters, digits or underscores. Its beginning tells its edition and its environment. Write for example sk_sandbox_abc123xyz.',
    ],
    [
      'a key of an unknown edition',
      { accounts: [{ keys: [{ key: 'sk_sandbox_a', edition: 'v0' }] }] },
      '$.accounts[0].keys[0].edition: there is no edition "v0". Use v1, or leave it out.',
    ],
    [
      'a permission given twice',
      { accounts: [{ keys: [{ key: 'sk_sandbox_a', permissions: ['read', 'read'] }] }] },
      '$.accounts[0].keys[0].permissions: "read" stands in the list twice. Take one out.',
    ],
    [
      'a user id with a blank',
      { accounts: [{ users: [{ id: 'a b' }] }] },
      '$.accounts[0].users[0].id: "a b" does not have the right form. An identifier of 1 to 100 characters without spaces; an e-mail address is a good one. Drawn where it is left out. Write for example user_abc123.',
    ],
    [
      'nothing to generate',
      { accounts: [{ generate: { users: 0, devices: 1 } }] },
      '$.accounts[0].generate.users: 0 is below 1. A whole number from 1 to 200000.',
    ],
  ];

  it.each(cases)('%s', async (_, value, problem) => {
    expect(await problemsOf(value)).toEqual([problem]);
  });

  it('knows the properties of each family', async () => {
    expect(await problemsOfDevice({ vendor: 'Tesla' })).toEqual([
      '$.accounts[0].users[0].devices[0]: "family" is missing. Add it.',
    ]);
    expect(await problemsOfDevice({ family: 'solar' })).toEqual([
      '$.accounts[0].users[0].devices[0].family: "solar" is not known here. Use one of battery, hvac, ev-charger, solar-inverter, vehicle.',
    ]);
    expect(await problemsOfDevice({ family: 'battery', capacityKWh: 3 })).toEqual([
      '$.accounts[0].users[0].devices[0].capacityKWh: no such property is known here. Did you mean "capacityKwh"?',
    ]);
    expect(await problemsOfDevice({ family: 'hvac', peakKw: 3 })).toEqual([
      '$.accounts[0].users[0].devices[0].peakKw: no such property is known here. Known are family, id, vendor, model, reference, installedAt, modes, schedule.',
    ]);
    expect(await problemsOfDevice({ family: 'vehicle', chargeLimitPercent: 101 })).toEqual([
      '$.accounts[0].users[0].devices[0].chargeLimitPercent: 101 is above 100. A share from 0 to 100.',
    ]);
    expect(await problemsOfDevice({ family: 'vehicle', model: 'Niro EV' })).toEqual([
      '$.accounts[0].users[0].devices[0]: "model" says nothing without "vendor". Add "vendor" beside it.',
    ]);
    expect(await problemsOfDevice({ family: 'battery', installedAt: '2024-05-01' })).toEqual([
      '$.accounts[0].users[0].devices[0].installedAt: "2024-05-01" does not have the right form. A time in UTC as RFC 3339 has it, such as 2025-01-23T10:30:00Z or 2025-01-23T10:30:00+00:00; or milliseconds since 1970.',
    ]);
  });

  it('knows the arguments of each command', async () => {
    const command = '$.accounts[0].actions[0].command';
    expect(await problemsOfAction({ deviceId: 'b', command: { kind: 'battery.mod' } })).toEqual([
      `${command}.kind: "battery.mod" is not known here. Use one of battery.mode, hvac.schedule, hvac.hold, charger.start, charger.stop, charger.limit. Did you mean "battery.mode"?`,
    ]);
    expect(await problemsOfAction({ deviceId: 'b', command: { kind: 'battery.mode' } })).toEqual([
      `${command}: "mode" is missing. Add it.`,
    ]);
    expect(
      await problemsOfAction({ deviceId: 'h', command: { kind: 'hvac.schedule', mode: 'heat' } }),
    ).toEqual([`${command}.mode: no such property is known here. Known are kind.`]);
  });

  it('wants an action either in the past or in the future', async () => {
    const action = { deviceId: 'h', command: { kind: 'hvac.schedule' } };
    const problem =
      '$.accounts[0].actions[0]: exactly one of "ago" and "in" is wanted. Give one of them. A command that exists from the start: one that ran `ago` before it, or one that waits until `in` after it.';
    expect(await problemsOfAction({ ...action, in: '2h' })).toEqual([problem]);
    expect(await problemsOf({ accounts: [{ actions: [{ id: 'x', ...action }] }] })).toEqual([problem]);
    expect(await problemsOfAction({ ...action, ago: 'yesterday' })).toEqual([
      '$.accounts[0].actions[0].ago: "yesterday" does not have the right form. A number and a unit: 500ms, 45s, 30m, 1.5h or 365d, at most 36500d. Write for example 2h.',
    ]);
  });

  it.each(['.json', '.yaml'])('finds properties that would reach for the prototype in %s', async (ending) => {
    const text =
      '{"__proto__": {"polluted": true}, "accounts": [{"constructor": 1, "users": [{"__proto__": 2}], "id": "__proto__"}]}';
    const problems = await problemsOf(await readWorldText(text, `w${ending}`));
    expect(problems.map((problem) => problem.split(': ')[0])).toEqual([
      '$.__proto__',
      '$.accounts[0].constructor',
      '$.accounts[0].id',
      '$.accounts[0].users[0].__proto__',
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('finds them in YAML of its own style too', async () => {
    const value = await readWorldText('accounts:\n- id: a\n  __proto__:\n    polluted: true\n', SOURCE);
    expect(await problemsOf(value)).toEqual([
      expect.stringContaining('$.accounts[0].__proto__: no such property'),
    ]);
  });
});

describe('the message', () => {
  it('is one sentence for each of three: what failed and where, why, what to do', async () => {
    await expect(parseWorldFile({ accounts: [{ usres: [] }] }, SOURCE)).rejects.toThrow(
      'Failed to read the world "homes.yaml" at $.accounts[0].usres: no such property is known here. Did you mean "users"?',
    );
  });

  it('tells all problems at once, ten at most', async () => {
    const users = Array.from({ length: 12 }, () => ({ pets: 1 }));
    const message = await parseWorldFile({ accounts: [{ users }] }, SOURCE).catch(
      (error: Error) => error.message,
    );
    const lines = String(message).split('\n');
    expect(lines[0]).toBe('Failed to read the world "homes.yaml", which has 12 problems:');
    expect(lines[1]).toBe(
      '  - at $.accounts[0].users[0].pets: no such property is known here. Known are id, name, email, devices.',
    );
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('  - and 2 more');
  });
});
