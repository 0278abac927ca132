import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FAMILIES } from '../../src/domain/entities.ts';
import { PROBLEM_KINDS } from '../../src/domain/failures/problem.ts';
import { SHIPPED_SCENARIOS } from '../../src/domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../src/domain/shipped-worlds.ts';
import { ERROR_CODES_V1 } from '../../src/editions/v1/problems.ts';
import { type Editor, openEditor } from '../support/editor.ts';
import { type Consumer, createConsumer, ROOT } from '../support/packed-package.ts';

/** Each mark stands behind what an editor is asked to complete: a text, or the inside of an object. */
const COMPLETED = `
import { createAccount, type RuleSpec, startSandbox } from 'amps-sandbox';
import { assertReceived, assertReceivedInOrder } from 'amps-sandbox/testing';
import { AmpsSandboxContainer } from 'amps-sandbox/testcontainers';

const sandbox = await startSandbox({
  world: ''/*|world*/,
  scenarios: [''/*|scenario*/],
  defaultPlan: ''/*|plan*/,
  keys: [{ key: 'sk_sandbox_mytests', plan: ''/*|plan of a key*/ }],
  errors: { 'rate-limited': { code: ''/*|code of an error*/ } },
  rules: [
    {
      name: 'all',
      when: { operation: ''/*|operation of a rule*/, family: 'battery', method: ''/*|method*/ },
      then: { error: ''/*|error of a rule*/, action: { errorCode: ''/*|code of a failure*/ } },
    },
    { name: 'several', when: { operation: ['getBatteryState', ''/*|operation in a list*/] }, then: 'ok' },
  ],
});
const { accounts, requests, rules, actions } = sandbox.control;
await createAccount(sandbox.control, { world: ''/*|world of an account*/, scenarios: ''/*|scenario of an account*/ });
await accounts.create({ rules: [{ name: 'own', then: { error: ''/*|error of an account*/ } }] });
await rules.addScenario(''/*|added scenario*/);
await rules.add({ name: 'added', when: { operation: ''/*|operation of an added rule*/ }, then: 'ok' });
await requests.list({ operation: ''/*|operation of a list*/ });
await requests.verify({ request: { operation: ''/*|operation of a verification*/ } });
await requests.check({ inOrder: [{ operation: ''/*|operation in order*/ }] });
await requests.waitFor({ operation: ''/*|awaited operation*/ });
await assertReceived(sandbox, ''/*|asserted operation*/);
await assertReceivedInOrder(sandbox, [''/*|operation asserted in order*/]);
const [request] = await requests.list();
export const isPush = request?.operation === ''/*|recorded operation*/;
const [action] = await actions.list();
export const isOffline = action?.failure?.code === ''/*|recorded failure*/;
new AmpsSandboxContainer().withWorld(''/*|world of a container*/).withScenario(''/*|scenario of a container*/);
export const rule: RuleSpec = { when: { operation: ''/*|operation of a type*/ }, then: { error: ''/*|error of a type*/ } };
`;

/** What no list names is taken all the same: it may be of a newer edition, or the user's own. */
const ANY_TEXT = `
import { createAccount, startSandbox } from 'amps-sandbox';
const any = String(process.env.ANY);
const sandbox = await startSandbox({
  world: any, scenarios: [any, './evening.yaml'], defaultPlan: any, errors: { internal: { code: any } },
  rules: [{ when: { operation: any, method: any }, then: { error: 'TOO_LATE', action: { errorCode: any } } }],
});
await createAccount(sandbox.control, { world: any, scenarios: any });
await sandbox.control.requests.verify({ request: { operation: 'getWallboxState' } });
await sandbox.control.requests.waitFor({ operation: any, method: 'PROPFIND' });
// @ts-expect-error there is no such condition
await sandbox.control.rules.add({ when: { operatoin: 'getBatteryState' }, then: 'ok' });
// @ts-expect-error there is no such family
await sandbox.control.rules.add({ when: { family: 'fridge' }, then: 'ok' });
`;

const DESCRIBED = `
import { startSandbox } from 'amps-sandbox';
import { test as base } from 'amps-sandbox/vitest';
await startSandbox({
  /*|options*/
  https: { /*|https*/ },
  cache: { /*|cache*/ },
  actions: { /*|actions*/ },
  accounts: { /*|accounts*/ },
  journal: { /*|journal*/ },
  clock: { /*|clock*/ },
  keys: [{ /*|key*/ key: 'sk_sandbox_mytests' }],
  plans: { own: { /*|plan*/ limit: 1, windowSeconds: 1 } },
  errors: { internal: { /*|problem*/ } },
  rules: [
    { /*|rule*/ then: 'ok' },
    { when: { /*|conditions*/ }, then: { /*|effect*/ } },
    { when: { between: { /*|between*/ }, call: { /*|call*/ } }, then: { drip: { /*|drip*/ }, action: { /*|action*/ } } },
    { when: { headers: { 'user-agent': { /*|header*/ } } }, then: { delay: { /*|delay*/ } } },
  ],
  world: { accounts: [{ /*|account*/ users: [{ /*|user*/ devices: [{ family: 'battery', /*|battery*/ }, { family: 'hvac', /*|hvac*/ }, { family: 'hvac', schedule: { /*|schedule*/ } }] }] }] },
});
base.override({ sandboxOptions: { /*|fixture options*/ } });
await startSandbox({ /*|hover*/seed: 'x', rules: [{ when: { /*|hover of a condition*/device: 'd' }, then: { /*|hover of an effect*/stale: '1h' } }] });
`;

const CONFIG = 'config';
const SCENARIO = 'scenario';
const WORLD = 'world';

const GROUPS = [
  'https',
  'cache',
  'actions',
  'accounts',
  'journal',
  'clock',
  'keys',
  'plans',
  'errors',
  'rules',
  'world',
];

/** Each mark with the schema that describes what is offered there, the place in it, and what the object has already. */
const DESCRIPTIONS: readonly (readonly [
  mark: string,
  schema: string,
  pointer: string,
  ...given: string[],
])[] = [
  ['options', CONFIG, '', ...GROUPS],
  ['fixture options', CONFIG, ''],
  ['https', CONFIG, '/properties/https'],
  ['cache', CONFIG, '/properties/cache'],
  ['actions', CONFIG, '/properties/actions'],
  ['accounts', CONFIG, '/properties/accounts'],
  ['journal', CONFIG, '/properties/journal'],
  ['clock', CONFIG, '/properties/clock'],
  ['plan', CONFIG, '/properties/plans/additionalProperties', 'limit', 'windowSeconds'],
  ['problem', CONFIG, '/$defs/problem'],
  ['rule', SCENARIO, '/$defs/rule', 'then'],
  ['conditions', SCENARIO, '/$defs/conditions'],
  ['between', SCENARIO, '/$defs/conditions/properties/between'],
  ['call', SCENARIO, '/$defs/conditions/properties/call'],
  ['header', SCENARIO, '/$defs/headerCondition'],
  ['effect', SCENARIO, '/$defs/effect'],
  ['delay', SCENARIO, '/$defs/effect/properties/delay'],
  ['drip', SCENARIO, '/$defs/effect/properties/drip'],
  ['action', SCENARIO, '/$defs/effect/properties/action'],
  ['key', WORLD, '/$defs/key', 'key'],
  ['account', WORLD, '/$defs/account', 'users'],
  ['user', WORLD, '/$defs/user', 'devices'],
  ['battery', WORLD, '/$defs/battery', 'family'],
  ['hvac', WORLD, '/$defs/hvac', 'family'],
  ['schedule', WORLD, '/$defs/hvac/properties/schedule'],
];

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

let consumer: Consumer;
const editors = new Map<string, Editor>();
const editor = (name: string) => editors.get(name) as Editor;

beforeAll(async () => {
  consumer = await createConsumer(['@types/node', 'undici-types', 'vitest', 'testcontainers', 'typescript']);
  for (const [name, text] of Object.entries({ COMPLETED, ANY_TEXT, DESCRIBED }))
    editors.set(name, openEditor(consumer.folder, await consumer.write(`${name}.mts`, text)));
});

afterAll(async () => {
  await consumer[Symbol.asyncDispose]();
});

async function operations(): Promise<string[]> {
  const { paths } = parse(await readFile(`${ROOT}openapi/v1.yaml`, 'utf8')) as {
    paths: Record<string, Record<string, { operationId?: string }>>;
  };
  const all = Object.values(paths).flatMap((item) => Object.values(item));
  return all.flatMap(({ operationId }) => operationId ?? []);
}

const OPERATION_MARKS = [...COMPLETED.matchAll(/\/\*\|([^*]*operation[^*]*)\*\//g)].map(
  ([, name]) => name as string,
);

describe('Editors complete', () => {
  test.each(OPERATION_MARKS)('the operations of the API: %s', async (mark) => {
    expect(namesAt(mark)).toEqual(expect.arrayContaining(await operations()));
  });

  test.each([
    ['world', SHIPPED_WORLDS],
    ['world of an account', SHIPPED_WORLDS],
    ['world of a container', SHIPPED_WORLDS],
    ['scenario', SHIPPED_SCENARIOS],
    ['scenario of an account', SHIPPED_SCENARIOS],
    ['added scenario', SHIPPED_SCENARIOS],
    ['scenario of a container', SHIPPED_SCENARIOS],
    ['plan', ['ratelimited', 'unlimited']],
    ['plan of a key', ['ratelimited', 'unlimited']],
    ['method', ['GET', 'POST']],
    ['error of a rule', [...ERROR_CODES_V1, ...PROBLEM_KINDS]],
    ['error of an account', [...ERROR_CODES_V1, ...PROBLEM_KINDS]],
    ['error of a type', [...ERROR_CODES_V1, ...PROBLEM_KINDS]],
    ['code of an error', ERROR_CODES_V1],
    ['code of a failure', ['DEVICE_OFFLINE', 'COMMAND_FAILED']],
    ['recorded failure', ['DEVICE_OFFLINE', 'COMMAND_FAILED']],
  ] as const)('names that are known: %s', (mark, names) => {
    expect(namesAt(mark)).toEqual(expect.arrayContaining([...names]));
  });

  test('families and kinds of problems, which are all that there are', () => {
    const text = `import { startSandbox } from 'amps-sandbox';
await startSandbox({ errors: { /*|kinds*/ }, rules: [{ when: { family: ''/*|family*/ }, then: 'ok' }] });
const { control } = await startSandbox();
await control.requests.list({ family: ''/*|family of a list*/, problem: ''/*|problem*/ });
await control.devices.list({ family: ''/*|family of devices*/ });`;
    return consumer.write('closed.mts', text).then((path) => {
      const closed = openEditor(consumer.folder, path);
      const namesOf = (mark: string) => closed.completionsAt(mark).map(({ name }) => name);
      for (const mark of ['family', 'family of a list', 'family of devices'])
        expect(namesOf(mark).toSorted()).toEqual([...FAMILIES].toSorted());
      expect(namesOf('kinds').map(unquote)).toEqual(expect.arrayContaining([...PROBLEM_KINDS]));
      expect(namesOf('problem').toSorted()).toEqual([...PROBLEM_KINDS].toSorted());
    });
  });

  test('and any other text is taken, where one may be', () => {
    expect(editor('ANY_TEXT').problems).toEqual([]);
  });
});

describe('Editors describe options and rules in the words of the schemas', () => {
  test.each(DESCRIPTIONS)('%s', async (mark, schema, pointer, ...given) => {
    const document = JSON.parse(await readFile(`${ROOT}fixtures/schemas/${schema}.schema.json`, 'utf8'));
    const { properties = {} } = lookUp(document, pointer);
    const offers = new Map(
      editor('DESCRIBED')
        .completionsAt(mark)
        .map(({ name, text }) => [name, text]),
    );
    // Code has types in place of the schema that a file names.
    const names = Object.keys(properties).filter((name) => name !== '$schema' && !given.includes(name));
    expect([...offers.keys()]).toEqual(expect.arrayContaining(names));
    for (const name of names)
      expect(withoutBreaks(offers.get(name)), `${mark}.${name}`).toBe(
        descriptionOf(document, properties[name]),
      );
  });

  test('where the pointer rests on them', async () => {
    const read = async (name: string) =>
      JSON.parse(await readFile(`${ROOT}fixtures/schemas/${name}.schema.json`, 'utf8'));
    const [config, scenario] = await Promise.all([read(CONFIG), read(SCENARIO)]);
    const hovered = (mark: string) => withoutBreaks(editor('DESCRIBED').hoverAt(mark));
    expect(hovered('hover')).toBe(config.properties.seed.description);
    expect(hovered('hover of a condition')).toBe(scenario.$defs.conditions.properties.device.description);
    expect(hovered('hover of an effect')).toBe(scenario.$defs.effect.properties.stale.description);
  });
});

function namesAt(mark: string): string[] {
  return editor('COMPLETED')
    .completionsAt(mark)
    .map(({ name }) => name);
}

function unquote(name: string): string {
  return name.replaceAll(/["']/g, '');
}

function withoutBreaks(text = ''): string {
  return text.replaceAll(/\s+/g, ' ');
}

function descriptionOf(document: Schema, schema: Schema = {}): string | undefined {
  const { description, $ref } = schema;
  return (
    description ?? ($ref === undefined ? undefined : descriptionOf(document, lookUp(document, $ref.slice(1))))
  );
}

function lookUp(document: Schema, pointer: string): Schema {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document) as Schema;
}
