import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../../../src/contract/mock-replies/document/json-value.ts';
import { createValueGenerator } from '../../../../src/contract/mock-replies/value/generate-value.ts';
import { TEXT_FORMATS } from '../../../../src/contract/mock-replies/value/text-formats.ts';
import { createSchemaCompilers } from '../../../../src/contract/openapi-backend/schema-compilers.ts';
import { times } from '../../../support/proof.ts';

async function generate(schema: unknown, seed = 1): Promise<unknown> {
  const values = await createValueGenerator(schema as JsonSchema, createSchemaCompilers());
  const value = values.generate((attempt) => seed * 100 + attempt);
  expect(values.isValid(value)).toBe(true);
  return value;
}

const range = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 5000 }));
const scalar = fc.oneof(
  fc.constantFrom(...Object.keys(TEXT_FORMATS)).map((format) => ({ type: 'string', format })),
  fc
    .constantFrom('uuid', 'email', 'hostname', 'ipv4', 'ipv6', 'json-pointer')
    .map((format) => ({ type: 'string', format })),
  fc
    .tuple(fc.nat(20), fc.nat(20))
    .map(([min, more]) => ({ type: 'string', minLength: min, maxLength: min + more })),
  fc
    .constantFrom('^[a-z]{3}$', '^\\d{4}-\\d{2}$', '^(on|off)$', '^E\\d{3}$')
    .map((pattern) => ({ type: 'string', pattern })),
  range.map(([minimum, more]) => ({ type: 'integer', minimum, maximum: minimum + more })),
  range.map(([minimum]) => ({ type: 'integer', minimum })),
  range.map(([maximum]) => ({ type: ['number', 'null'], maximum })),
  range.map(([exclusiveMinimum, more]) => ({
    type: 'number',
    exclusiveMinimum,
    exclusiveMaximum: exclusiveMinimum + more,
  })),
  fc
    .constantFrom(0.1, 0.01, 0.5, 3, 7)
    .map((multipleOf) => ({ type: 'number', multipleOf, minimum: 1, maximum: 500 })),
  fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 }).map((values) => ({ enum: values })),
  fc.constantFrom({ type: 'boolean' }, { const: null }, { const: 'x' }, {}, true),
);

const name = fc.constantFrom('a', 'b', 'c', 'name/with~odd %', '$ref', 'faker', 'type');
const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record({ type: fc.constant('array'), items: tie('schema'), maxItems: fc.integer({ min: 1, max: 6 }) }),
    fc
      .tuple(tie('schema'), tie('schema'))
      .map((items) => ({ type: 'array', prefixItems: items, items: false, minItems: 2 })),
    fc
      .tuple(fc.dictionary(name, tie('schema'), { maxKeys: 4 }), fc.boolean(), fc.nat(4))
      .map(([properties, isClosed, needed]) => ({
        type: 'object',
        properties,
        required: Object.keys(properties).slice(0, needed),
        ...(isClosed ? { additionalProperties: false } : {}),
      })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((branches) => ({ anyOf: branches })),
    fc.dictionary(name, tie('schema'), { maxKeys: 3 }).map((properties) => ({
      allOf: [
        { type: 'object', properties },
        { type: 'object', required: Object.keys(properties) },
      ],
    })),
  ),
}));

describe('A generated value', () => {
  test('satisfies its schema and is the same for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(schema, fc.nat(), async (anySchema, seed) => {
        expect(await generate(anySchema, seed)).toEqual(await generate(anySchema, seed));
      }),
      { numRuns: times({ quick: 60, full: 300 }) },
    );
  });

  test.each([
    { type: 'integer', minimum: 20_000_000 },
    { type: 'number', maximum: -5000 },
    { type: 'number', multipleOf: 0.1, minimum: 0.65, maximum: 0.95 },
    { type: 'string', format: 'date-time', minLength: 20, maxLength: 30 },
    {
      type: 'string',
      format: 'uuid',
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$',
    },
    { type: 'array', minItems: 3, maxItems: 3, uniqueItems: true, items: { enum: [1, 2, 3] } },
    { type: 'object', minProperties: 2, additionalProperties: { type: 'number' } },
    { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
    { type: 'object', required: ['a'], dependentRequired: { a: ['b'] }, properties: { a: true, b: true } },
    { oneOf: [{ type: 'integer' }, { type: 'number', multipleOf: 0.5, maximum: -1 }] },
    {
      type: 'object',
      properties: { a: { type: 'string' } },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    { not: { type: 'object' } },
  ])('satisfies %j', async (anySchema) => {
    for (let seed = 0; seed < 20; seed++) await generate(anySchema, seed);
  });

  test('shows no time zone and no wall clock', async () => {
    const schema = { type: 'string', format: 'date-time' };
    for (let seed = 0; seed < 50; seed++) {
      expect(await generate(schema, seed)).toMatch(/^202[45]-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    }
  });

  test('obeys no instruction to the generator that a document may hold', async () => {
    const schema = {
      type: 'string',
      maxLength: 8,
      faker: 'constructor.constructor',
      template: '#{x}',
      chance: 'name',
    };
    expect(await generate(schema)).toMatch(/^[A-Za-z0-9]{4,8}$/);
  });
});

describe('A circular schema', () => {
  test('ends, by lists without items', async () => {
    const tree: Record<string, unknown> = { type: 'object', required: ['kids'] };
    tree.properties = { kids: { type: 'array', items: tree } };
    expect(JSON.stringify(await generate(tree)).length).toBeLessThan(20_000);
  });

  test('ends, by null, by the branch that does not recur, by leaving out', async () => {
    const node: Record<string, unknown> = { type: ['object', 'null'], required: ['next', 'either'] };
    node.properties = {
      next: node,
      either: { anyOf: [node, { type: 'string' }] },
      maybe: node,
      map: { type: 'object', additionalProperties: node },
    };
    for (let seed = 0; seed < 20; seed++) await generate(node, seed);
  });

  test('ends where each of many schemas holds each other', async () => {
    const nodes = Array.from({ length: 30 }, (): Record<string, unknown> => ({ type: 'object' }));
    for (const node of nodes) {
      node.properties = Object.fromEntries(nodes.map((other, index) => [`p${index}`, other]));
    }
    expect(JSON.stringify(await generate(nodes[0])).length).toBeLessThan(20_000);
  });

  test.each([
    () => {
      const endless: Record<string, unknown> = { type: 'object', required: ['next'] };
      endless.properties = { next: endless };
      return endless;
    },
    () => {
      const endless: Record<string, unknown> = { type: 'array', minItems: 1 };
      endless.items = { anyOf: [endless] };
      return endless;
    },
  ])('is refused where it has no end', async (makeEndless) => {
    await expect(generate(makeEndless())).rejects.toThrow(/requires itself without end/);
  });
});

describe('A schema that nothing satisfies', () => {
  test.each([
    [{ type: 'string', minLength: 5, maxLength: 2 }, /\/ must NOT have/],
    [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, /made no valid value in 24 attempts/],
    [{ type: 'object', required: ['a'], properties: { a: false } }, /without end|no valid value/],
  ])('is refused with what is wrong: %j', async (anySchema, message) => {
    await expect(generate(anySchema)).rejects.toThrow(message);
  });
});
