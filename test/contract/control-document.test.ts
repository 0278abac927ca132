import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import {
  complaints,
  controlDocument,
  type JsonObject,
  OPERATIONS,
  readControlYaml,
  resolve,
} from '../support/control-document.ts';

interface Place {
  readonly node: JsonObject;
  readonly pointer: string;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

const nodes = [...nodesBelow(controlDocument)];
const schemas = (controlDocument.components as JsonObject).schemas as Record<string, JsonObject>;

/** Every example with the pointer of the schema that it illustrates. */
function examplesOf({ node, pointer }: Place): { schema: string; value: unknown }[] {
  if (!('schema' in node)) return [];
  const named = isObject(node.examples) ? Object.values(node.examples).map(exampleValue) : [];
  const values = 'example' in node ? [...named, node.example] : named;
  return values.map((value) => ({ schema: `${pointer}/schema`, value }));
}

function exampleValue(example: unknown): unknown {
  const { $ref, value } = example as { $ref?: string; value?: unknown };
  if ($ref === undefined) return value;
  const name = $ref.split('/').at(-1) ?? '';
  return (((controlDocument.components as JsonObject).examples as JsonObject)[name] as JsonObject).value;
}

describe('The document of the control API', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(controlDocument.openapi).toBe('3.1.0');
    expect(await new Validator().validate(readControlYaml())).toEqual({ valid: true });
  });

  it('keeps to its own corner of the paths', () => {
    expect(OPERATIONS).toHaveLength(47);
    for (const { template } of OPERATIONS) expect(template).toMatch(/^\/__sandbox(\/|$)/);
  });

  it('says of every operation what it is for, and names it once', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { node, id } of OPERATIONS) {
      expect(node, id).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
      expect(node.tags, id).toHaveLength(1);
    }
  });

  it('asks for no token where a health check asks or what it tells is public, and allows one everywhere else', () => {
    expect(controlDocument.security).toEqual([{}, { bearerToken: [] }, { sandboxToken: [] }]);
    const open = OPERATIONS.filter(({ node }) => 'security' in node);
    expect(open.map(({ id }) => id)).toEqual([
      'health',
      'ready',
      'getCa',
      'getOpenapiYaml',
      'getOpenapiJson',
      'getControlYaml',
      'getControlJson',
    ]);
  });

  it('states the policy of each route that is not treated in the usual way', () => {
    const stated = (name: string) =>
      OPERATIONS.filter(({ node }) => name in node).map(({ id, node }) => [id, node[name]]);
    // `security` says the same to readers of OpenAPI.
    expect(stated('x-access')).toEqual(
      OPERATIONS.filter(({ node }) => 'security' in node).map(({ id }) => [id, 'public']),
    );
    expect(stated('x-quiet')).toEqual([
      ['health', true],
      ['ready', true],
    ]);
    expect(stated('x-body-limit')).toEqual([
      ['createAccount', 8 * 1024 * 1024],
      ['restore', 64 * 1024 * 1024],
    ]);
  });

  it('tells of every way to fail: refused, not authorized, a bug', () => {
    for (const { node, id } of OPERATIONS) {
      const statuses = Object.keys(node.responses as JsonObject);
      expect(statuses, id).toContain('403');
      expect(statuses, id).toContain('500');
      if (!('security' in node)) expect(statuses, id).toContain('401');
      if ('requestBody' in node) expect(statuses, id).toEqual(expect.arrayContaining(['400', '413', '415']));
    }
  });

  it('closes every object but documents, configurations, world files and rules, which have schemas of their own', () => {
    const parts = new Set(
      nodes.flatMap(({ node }) => ((node.allOf ?? []) as JsonObject[]).map(({ $ref }) => $ref)),
    );
    const open = nodes.filter(
      ({ node, pointer }) =>
        node.type === 'object' &&
        node.additionalProperties !== false &&
        node.unevaluatedProperties !== false &&
        !('oneOf' in node) &&
        !parts.has(pointer),
    );
    expect(open.map(({ pointer }) => pointer)).toEqual([
      '#/components/responses/YamlDocument/content/application~1yaml/schema',
      '#/components/responses/JsonDocument/content/application~1json/schema',
      '#/components/schemas/Info/properties/configuration',
      '#/components/schemas/WorldFile',
      '#/components/schemas/WorldFile/properties/accounts/items',
      '#/components/schemas/RuleSpec',
      '#/components/schemas/ScenarioDocument',
      '#/components/schemas/HeaderValues',
    ]);
  });

  it('names no schema that nothing refers to', () => {
    const references = new Set(nodes.map(({ node }) => node.$ref));
    const mapped = new Set(
      nodes.flatMap(({ node }) => Object.values((node.mapping ?? {}) as Record<string, string>)),
    );
    const unused = Object.keys(schemas)
      .map((name) => `#/components/schemas/${name}`)
      .filter((pointer) => !references.has(pointer) && !mapped.has(pointer));
    expect(unused).toEqual([]);
  });

  it('maps every tag to the branch that has it', () => {
    for (const { node, pointer } of nodes.filter((place) => 'discriminator' in place.node)) {
      const { propertyName, mapping } = node.discriminator as { propertyName: string; mapping: object };
      // Without a type of its own a choice lets everything through that is no object.
      expect(node.type, pointer).toBe('object');
      const branches = (node.oneOf as JsonObject[]).map(({ $ref }) => String($ref));
      expect(Object.values(mapping), pointer).toEqual(branches);
      for (const [tag, branch] of Object.entries(mapping)) {
        const schema = schemas[String(branch).split('/').at(-1) ?? ''];
        expect(schema?.properties, pointer).toMatchObject({ [propertyName]: { const: tag } });
      }
    }
  });

  it('names no component as one of another kind, since generators make types of all of them', () => {
    const { parameters, responses, schemas } = controlDocument.components as Record<string, JsonObject>;
    const names = [parameters, responses, schemas].flatMap((section) => Object.keys(section ?? {}));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has a named schema, and no bare map, for each object of a choice, since generators make classes of them', () => {
    const branches = nodes.flatMap(({ node, pointer }) =>
      ((node.anyOf ?? []) as JsonObject[]).map((branch) => ({ branch, pointer })),
    );
    const isInsideNot = (pointer: string) => pointer.endsWith('/not');
    const judged = branches.filter(({ pointer }) => !isInsideNot(pointer));
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.filter(({ branch }) => branch.type === 'object')).toEqual([]);
    const targets = judged.flatMap(({ branch }) =>
      typeof branch.$ref === 'string' ? [resolve(branch.$ref)] : [],
    );
    const bare = targets.filter(({ type, properties }) => type === 'object' && properties === undefined);
    expect(bare).toEqual([]);
  });

  it('has no list of numbers as an enum, since generators for Java make classes of it that do not compile', () => {
    const numbers = nodes.filter(
      ({ node }) => Array.isArray(node.enum) && node.enum.some((value) => typeof value === 'number'),
    );
    expect(numbers.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('has no property that is a slip of the pen: each word of a schema means something', () => {
    const strange = nodes.flatMap(({ node, pointer }) =>
      Object.keys(node)
        .filter((key) => /[ .]/.test(key) && !/\/(paths|mapping|discriminator)$/.test(pointer))
        .map((key) => `${pointer}: ${key}`),
    );
    expect(strange).toEqual([]);
  });
});

describe('The links of the control API', () => {
  const links = OPERATIONS.flatMap(({ id, node }) =>
    Object.values(node.responses as Record<string, JsonObject>).flatMap((response) =>
      Object.entries((response.links ?? {}) as Record<string, JsonObject>).map(([name, link]) => ({
        id,
        name: `${id} ${name}`,
        link,
        response,
      })),
    ),
  );

  it('lead from what is made to all that can be done with it', () => {
    expect(links.map(({ name }) => name)).toEqual([
      ...['read', 'close'].map((name) => `createAccount ${name}`),
      ...['read', 'change', 'expire', 'revoke', 'delete', 'quota'].map((name) => `createKey ${name}`),
      ...['read', 'offline', 'online', 'release', 'delete'].map((name) => `createDevice ${name}`),
      ...['read', 'delete'].map((name) => `addRules ${name}`),
      'snapshot restore',
    ]);
  });

  it.each(links)(
    'name an operation, its parameters, and values of the reply: $name',
    ({ link, response }) => {
      const target = OPERATIONS.find((operation) => operation.id === link.operationId);
      const names = [...(target?.template.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name);
      const { parameters = {}, requestBody = [] } = link;
      expect(Object.keys(parameters as JsonObject)).toEqual(names);
      const expressions = [...Object.values(parameters as JsonObject), requestBody].flat().map(String);
      expect(expressions).toHaveLength(1);
      const media = (response.content as JsonObject)['application/json'] as JsonObject;
      for (const example of Object.values(media.examples as JsonObject).map(exampleValue)) {
        for (const expression of expressions) expect(evaluate(expression, example)).toBeTruthy();
      }
    },
  );

  /** What a runtime expression means in a reply. */
  function evaluate(expression: string, body: unknown): unknown {
    const [, pointer = ''] = /^\$response\.body(?:#(.*))?$/.exec(expression) ?? [];
    return pointer
      .split('/')
      .slice(1)
      .reduce((value, segment) => (value as JsonObject | undefined)?.[segment], body);
  }
});

describe('The bodies of the control API', () => {
  const clock = (mode: string, factor: number) => ({ mode, factor, at: 0 });

  it.each<[string, unknown]>([
    ['KeySpec', { expiresIn: '1h' }],
    ['KeySpec', { expiresAt: '2099-01-01T00:00:00Z' }],
    ['KeyChange', { expiresAt: null }],
    ['NewRules', { rules: [{}], name: 'burst' }],
    ['NewRules', { scenario: 'slow-api' }],
    ['AccountSpec', { world: { accounts: [{}] } }],
    ['SavedClock', clock('real', 1)],
    ['SavedClock', clock('frozen', 0)],
    ['SavedClock', clock('scaled', 0.001)],
  ])('pass where the server takes them: %s %j', (schema, body) => {
    expect(complaints(`#/components/schemas/${schema}`, body)).toBe('');
  });

  it.each<[string, unknown]>([
    ['KeySpec', { expiresIn: '1h', expiresAt: '2099-01-01T00:00:00Z' }],
    ['KeyChange', { expiresIn: '1h', expiresAt: null }],
    ['NewRules', {}],
    ['NewRules', { name: 'burst' }],
    ['NewRules', { rules: [{}], scenario: 'slow-api' }],
    ['AccountSpec', { world: {} }],
    ['AccountSpec', { world: { accounts: [] } }],
    ['SavedClock', clock('real', 0)],
    ['SavedClock', clock('frozen', 1)],
    ['SavedClock', clock('scaled', 0)],
    ['SavedClockStart', { mode: 'frozen', factor: 2 }],
    ['SavedClockChanged', { kind: 'clock.changed', ...clock('real', 2) }],
  ])('are refused by the document where the server refuses them: %s %j', (schema, body) => {
    expect(complaints(`#/components/schemas/${schema}`, body)).not.toBe('');
  });
});

describe('The examples of the control API', () => {
  it('are there for every body and every parameter', () => {
    const places = nodes.filter(({ node, pointer }) => 'schema' in node && !pointer.includes('/headers/'));
    expect(places.length).toBeGreaterThan(40);
    expect(places.filter((place) => examplesOf(place).length === 0).map(({ pointer }) => pointer)).toEqual(
      [],
    );
  });

  it('all obey their schemas', () => {
    const wrong = nodes
      .flatMap(examplesOf)
      .map(({ schema, value }) => `${schema}: ${complaints(schema, value)}`)
      .filter((line) => !line.endsWith(': '));
    expect(wrong).toEqual([]);
  });
});
