import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { collectEvidence, evidenceTotals, missingEvidence } from '../../src/contract/evidence.ts';

type Json = Record<string, unknown>;
interface Place {
  readonly node: Json;
  readonly pointer: string;
}

const text = readFileSync(new URL('../../openapi/v1.yaml', import.meta.url), 'utf8');
const readDocument = (): Json => parse(text) as Json;
const document = readDocument();

const OPERATIONS = {
  listBatteryDevices: 'GET /battery',
  getBatteryState: 'GET /battery/{deviceId}',
  pushBatteryAction: 'POST /battery/{deviceId}',
  getBatteryActionStatus: 'GET /battery/actions/{actionId}',
  listBatteryActions: 'GET /battery/{deviceId}/actions',
  cancelBatteryAction: 'POST /battery/actions/{actionId}/cancel',
  listHvacDevices: 'GET /hvac',
  getHvacState: 'GET /hvac/{deviceId}',
  pushHvacAction: 'POST /hvac/{deviceId}',
  getHvacActionStatus: 'GET /hvac/actions/{actionId}',
  listEvChargerDevices: 'GET /ev-charger',
  getEvChargerState: 'GET /ev-charger/{deviceId}',
  pushEvChargerAction: 'POST /ev-charger/{deviceId}',
  getEvChargerActionStatus: 'GET /ev-charger/actions/{actionId}',
  listSolarInverterDevices: 'GET /solar-inverter',
  getSolarInverterState: 'GET /solar-inverter/{deviceId}',
  listVehicleDevices: 'GET /vehicle',
  getVehicleState: 'GET /vehicle/{deviceId}',
};

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The node that a pointer such as `#/components/schemas/BatteryState` names. */
function at(root: unknown, pointer: string): Json {
  let node = root;
  for (const segment of pointer.split('/').slice(1)) {
    node = (node as Json | undefined)?.[segment.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (!isObject(node)) throw new Error(`Nothing stands at ${pointer}`);
  return node;
}

/** Every object of the document with its pointer; what stands in an example is data and left out. */
function* nodesBelow(node: unknown, pointer = '#'): Generator<Place> {
  if (Array.isArray(node)) {
    for (const [index, child] of node.entries()) yield* nodesBelow(child, `${pointer}/${index}`);
  }
  if (!isObject(node)) return;
  yield { node, pointer };
  for (const [key, child] of Object.entries(node)) {
    const segment = key.replaceAll('~', '~0').replaceAll('/', '~1');
    if (key !== 'example' && key !== 'examples') yield* nodesBelow(child, `${pointer}/${segment}`);
  }
}

const nodes = [...nodesBelow(document)];
/** Links name operations, too. */
const operations = nodes.filter(({ node, pointer }) => 'operationId' in node && !pointer.includes('/links/'));

const ajv = new Ajv2020({ strict: false, allErrors: false, discriminator: true });
formatsPlugin.default(ajv);
ajv.addSchema({ $id: 'v1', ...document });

/** What the schema at a pointer finds wrong with a value, in words; an empty text where nothing is. */
function complaints(pointer: string, value: unknown): string {
  const encoded = pointer.slice(1).split('/').map(encodeURIComponent).join('/');
  const validate = ajv.getSchema(`v1#${encoded}`);
  if (validate === undefined) throw new Error(`No schema stands at ${pointer}`);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

const push = (schema: string, body: unknown): string => complaints(`#/components/schemas/${schema}`, body);

/** Every example with the pointer of the schema that it illustrates. */
function examplesOf({ node, pointer }: Place): { schema: string; value: unknown }[] {
  const { example, examples } = node;
  if (Array.isArray(examples)) return examples.map((value) => ({ schema: pointer, value }));
  const values = isObject(examples)
    ? Object.values(examples).map((entry) => (isObject(entry) ? entry.value : entry))
    : [];
  if ('example' in node && 'schema' in node) values.push(example);
  return values.map((value) => ({ schema: `${pointer}/schema`, value }));
}

/** Follows references from a node down; the pointers on the way that come back to themselves. */
function cyclesFrom(pointer: string, trail: readonly string[] = []): string[] {
  if (trail.includes(pointer)) return [[...trail, pointer].join(' → ')];
  return [...nodesBelow(at(document, pointer), pointer)].flatMap(({ node }) =>
    typeof node.$ref === 'string' ? cyclesFrom(node.$ref, [...trail, pointer]) : [],
  );
}

const SECTIONS = ['parameters', 'headers', 'responses', 'schemas'];
const components = (section: string): string[] =>
  Object.keys(at(document, `#/components/${section}`)).map((name) => `#/components/${section}/${name}`);

describe('The document of edition v1', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate(readDocument())).toEqual({ valid: true });
  });

  it('has the eighteen operations of the edition and no other', () => {
    const found = operations.map(({ node, pointer }) => {
      const [path = '', method = ''] = pointer.split('/').slice(2);
      return [node.operationId, `${method.toUpperCase()} ${path.replaceAll('~1', '/')}`];
    });
    expect(Object.fromEntries(found)).toEqual(OPERATIONS);
    expect(found).toHaveLength(18);
  });

  it('asks everywhere for a key, of readers one that may read and of senders one that may write', () => {
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect(operations.filter(({ node }) => 'security' in node)).toEqual([]);
    for (const { node, pointer } of operations) {
      expect(node['x-permission'], pointer).toBe(pointer.endsWith('/get') ? 'read' : 'write');
    }
  });

  it('answers every operation with exactly the statuses of its kind', () => {
    for (const { node, pointer } of operations) {
      const isCancel = pointer.endsWith('cancel/post');
      const expected = [400, 401, 403, 429, 500, pointer.endsWith('}/post') ? 202 : 200];
      if (pointer.includes('{')) expected.push(404);
      if (pointer.endsWith('/post')) expected.push(413, 415, ...(isCancel ? [409] : []));
      expect(Object.keys(node.responses as Json).sort(), pointer).toEqual(expected.sort().map(String));
    }
  });

  it('has no circular reference, no component that is only a reference, and none that nobody refers to', () => {
    const references = new Set(nodes.map(({ node }) => node.$ref));
    const all = SECTIONS.flatMap(components);
    expect(all.flatMap((pointer) => cyclesFrom(pointer))).toEqual([]);
    expect(all.filter((pointer) => '$ref' in at(document, pointer))).toEqual([]);
    expect(all.filter((pointer) => !references.has(pointer))).toEqual([]);
  });

  it('closes every object but the answer of the manufacturer', () => {
    const objects = nodes.filter(({ node }) => [node.type].flat().includes('object') && !('oneOf' in node));
    const open = objects.filter(({ node }) => node.additionalProperties !== false);
    expect(open.map(({ pointer }) => pointer)).toEqual(['#/components/schemas/ActionResult']);
  });

  it('names each branch of a choice after its action, as the discriminator needs', () => {
    for (const { node, pointer } of nodes.filter((entry) => 'discriminator' in entry.node)) {
      for (const branch of node.oneOf as Json[]) {
        const target = String(branch.$ref);
        expect(at(document, `${target}/properties/action`).const, pointer).toBe(target.split('/').at(-1));
      }
    }
  });

  it('sends the id of the request with every response', () => {
    for (const { node, pointer } of nodes.filter(({ pointer }) => /\/responses\/\w+$/.test(pointer))) {
      if (!('$ref' in node)) expect(Object.keys(node.headers as Json), pointer).toContain('x-request-id');
    }
  });
});

describe('The examples of edition v1', () => {
  it('are there for every body and every parameter', () => {
    const places = nodes.filter(({ node, pointer }) => 'schema' in node && !pointer.includes('/headers/'));
    expect(places.length).toBeGreaterThan(40);
    expect(places.filter((place) => examplesOf(place).length === 0)).toEqual([]);
  });

  it('all obey their schemas', () => {
    const examples = nodes.flatMap(examplesOf);
    expect(examples.length).toBeGreaterThan(90);
    const wrong = examples.map(({ schema, value }) => `${schema}: ${complaints(schema, value)}`);
    expect(wrong.filter((line) => !line.endsWith(': '))).toEqual([]);
  });
});

describe('The bodies of commands', () => {
  const charge = { action: 'set_operation_mode', mode: 'charge' };
  const hold = { action: 'set_permanent_hold', mode: 'auto', heatSetpoint: 68, coolSetpoint: 76 };
  const withProto: unknown = JSON.parse('{"action":"set_operation_mode","mode":"idle","__proto__":{"a":1}}');

  it.each([
    ['BatteryPush', { ...charge, targetPercent: 0, sandbox: {} }],
    ['HvacPush', { action: 'follow_schedule', deferUntil: '0.25h' }],
    ['HvacPush', { ...hold, heatSetpoint: 50, coolSetpoint: 95 }],
    ['EvChargerPush', { action: 'set_max_power', maxPower: 50 }],
  ])('pass within the contract: %s %j', (schema, body) => {
    expect(push(schema, body)).toBe('');
  });

  it.each<[string, unknown, string]>([
    ['BatteryPush', null, 'must be object'],
    ['BatteryPush', [charge], 'must be object'],
    ['BatteryPush', { action: 'set_operation_mode' }, "required property 'mode'"],
    ['BatteryPush', { ...charge, action: 'charge' }, 'equal to constant'],
    ['BatteryPush', { ...charge, targetPercent: 1e308 }, 'must be <= 100'],
    ['BatteryPush', { ...charge, targetPercent: '80' }, 'must be number'],
    ['BatteryPush', { ...charge, power: 3 }, 'additional properties'],
    ['BatteryPush', withProto, 'additional properties'],
    ['BatteryPush', { ...charge, sandbox: { delay: 1 } }, 'additional properties'],
    ['BatteryPush', { ...charge, sandbox: { completeAfterSeconds: 86_401 } }, 'must be <= 86400'],
    ['HvacPush', 'follow_schedule', 'must be object'],
    ['HvacPush', [hold], 'must be object'],
    ['HvacPush', { mode: 'heat' }, 'tag "action" must be string'],
    ['HvacPush', { action: ['follow_schedule'] }, 'tag "action" must be string'],
    ['HvacPush', { action: 'constructor' }, 'tag "action" must be in oneOf'],
    ['HvacPush', { action: 'start_charging' }, 'tag "action" must be in oneOf'],
    ['HvacPush', { action: 'follow_schedule', mode: 'heat' }, 'additional properties'],
    ['HvacPush', { ...hold, coolSetpoint: undefined }, "required property 'coolSetpoint'"],
    ['HvacPush', { ...hold, heatSetpoint: 20 }, 'must be >= 50'],
    ['EvChargerPush', { action: 'set_max_power' }, "required property 'maxPower'"],
    ['EvChargerPush', { action: 'set_max_power', maxPower: 50.1 }, 'must be <= 50'],
    ['EvChargerPush', { action: 'start_charging', maxPower: 11 }, 'additional properties'],
    ['EmptyBody', { reason: 'none' }, 'additional properties'],
  ])('are refused beyond the contract: %s %j', (schema, body, reason) => {
    expect(push(schema, body)).toContain(reason);
  });

  const wellFormed =
    '2025-06-01T18:00:00Z|2025-06-01T18:00Z|2025-06-01T18:00:00.123Z|2025-06-01T18:00:00+00:00|30m|1.5h|0.25h';
  it.each(wellFormed.split('|'))('may be deferred until %j', (deferUntil) => {
    expect(push('DeferUntil', deferUntil)).toBe('');
  });

  const malformed =
    '|30|30s|1.555h|-1h| 1h|1h\n|1e3h|9999999h|2025-06-01|2025-06-01T18:00:00|2025-13-01T18:00:00Z|2025-06-01T24:00:00Z|2025-06-01T18:00:00+01:00|١h';
  it.each(malformed.split('|'))('may not be deferred until %j', (deferUntil) => {
    expect(push('DeferUntil', deferUntil)).not.toBe('');
  });
});

describe('The evidence ledger', () => {
  const entries = collectEvidence(document);

  it('is complete and covers every operation and component under a name of its own', () => {
    expect(missingEvidence(document)).toEqual([]);
    const pointers = new Set(entries.map(({ pointer }) => pointer));
    const wanted = [...SECTIONS, 'securitySchemes'].flatMap(components);
    expect(
      [...wanted, ...operations.map(({ pointer }) => pointer)].filter((pointer) => !pointers.has(pointer)),
    ).toEqual([]);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });

  it('tells the documented from the assumed', () => {
    const of = (name: string) => entries.find((entry) => entry.name === name);
    expect(of('GET /battery/{deviceId}')).toMatchObject({
      kind: 'operation',
      evidence: 'documented',
      source: '/api-reference/battery/get-battery-state',
    });
    expect(of('POST /battery/actions/{actionId}/cancel')).toMatchObject({
      kind: 'operation',
      evidence: 'assumed',
    });
    expect(of('pushBatteryAction 202')).toMatchObject({ kind: 'response', evidence: 'assumed' });
    expect(of('query limit')).toMatchObject({ kind: 'parameter', evidence: 'documented' });
    expect(of('BatteryState.level')).toMatchObject({ kind: 'property', evidence: 'documented' });
    expect(of('EvChargerState')).toMatchObject({ kind: 'schema', evidence: 'assumed' });
  });

  it('adds up', () => {
    const { documented, assumed, byKind } = evidenceTotals(entries);
    expect(documented + assumed).toBe(entries.length);
    expect(Object.values(byKind).reduce((sum, kind) => sum + kind.documented + kind.assumed, 0)).toBe(
      entries.length,
    );
  });

  it.each([
    '#/paths/~1battery/get',
    '#/paths/~1hvac~1{deviceId}/post/responses/202',
    '#/components/parameters/Limit/schema',
    '#/components/responses/Unauthorized',
    '#/components/schemas/BatteryState',
    '#/components/schemas/BatteryState/properties/level',
    '#/components/schemas/UnauthorizedError/properties/error/properties/code',
  ])('misses the evidence taken from %s', (pointer) => {
    const copy = readDocument();
    delete at(copy, pointer)['x-evidence'];
    expect(missingEvidence(copy)).toEqual([pointer]);
  });

  it('misses the page that documents a node, and an evidence that is neither of the two', () => {
    const copy = readDocument();
    delete at(copy, '#/components/schemas/BatteryState')['x-source'];
    at(copy, '#/components/schemas/HvacMode')['x-evidence'] = 'rumoured';
    expect(missingEvidence(copy)).toEqual([
      '#/components/schemas/BatteryState',
      '#/components/schemas/HvacMode',
    ]);
  });
});

describe('The examples that tools send', () => {
  const examplesAt = (pointer: string): Json => {
    const { $ref, examples = {} } = at(document, pointer);
    return typeof $ref === 'string' ? examplesAt($ref) : (examples as Json);
  };

  it('of a device are of the family that is asked', () => {
    const families = { battery: 'abc123', hvac: 'hvac_001', 'ev-charger': 'ev_001' };
    const others = { 'solar-inverter': 'inverter_001', vehicle: 'vehicle_001' };
    for (const [family, id] of Object.entries({ ...families, ...others })) {
      const examples = Object.values(examplesAt(`#/paths/~1${family}~1{deviceId}/get/parameters/0`));
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(example).toEqual({ value: `device_${id}` });
    }
  });

  it('of a command have the same names in path, body and answer', () => {
    for (const family of ['battery', 'hvac', 'ev-charger']) {
      const push = `#/paths/~1${family}~1{deviceId}/post`;
      const bodies = Object.keys(examplesAt(`${push}/requestBody/content/application~1json`));
      expect(bodies).toHaveLength(3);
      expect(Object.keys(examplesAt(`${push}/responses/202/content/application~1json`))).toEqual(bodies);
      expect(Object.keys(examplesAt(`${push}/parameters/0`))).toEqual(expect.arrayContaining(bodies));
    }
  });

  it('of a deferral are not in the past, whenever they are sent', () => {
    const [first] = at(document, '#/components/schemas/DeferUntil').examples as string[];
    expect(first).toBe('30m');
    const bodies = nodes.filter(({ pointer }) => pointer.endsWith('/requestBody/content/application~1json'));
    const deferrals = bodies.flatMap(({ pointer }) =>
      (Object.values(examplesAt(pointer)) as { value: Json }[]).flatMap(
        ({ value }) => value.deferUntil ?? [],
      ),
    );
    expect(deferrals).toHaveLength(3);
    for (const deferral of deferrals) expect(deferral).toMatch(/^[0-9.]+[mh]$/);
  });

  it('of a command lead on to its poll and, where there is one, its cancelling', () => {
    const parameters = { actionId: '$response.body#/actionId' };
    const links = Object.fromEntries(
      operations
        .filter(({ pointer }) => pointer.endsWith('{deviceId}/post'))
        .map(({ node, pointer }) => [node.operationId, at(document, `${pointer}/responses/202/links`)]),
    );
    expect(links).toMatchObject({
      pushBatteryAction: {
        poll: { operationId: 'getBatteryActionStatus', parameters },
        cancel: { operationId: 'cancelBatteryAction', parameters },
      },
      pushHvacAction: { poll: { operationId: 'getHvacActionStatus', parameters } },
      pushEvChargerAction: { poll: { operationId: 'getEvChargerActionStatus', parameters } },
    });
  });
});
