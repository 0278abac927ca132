import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../../../src/contract/mock-replies/document/json-value.ts';
import { createValueGenerator } from '../../../../src/contract/mock-replies/value/generate-value.ts';
import { createSchemaCompilers } from '../../../../src/contract/openapi-backend/schema-compilers.ts';

/** As documents of real services have them: each constraint beside another that it must be reconciled with. */
const SCHEMAS: readonly JsonSchema[] = [
  { type: 'string', pattern: '^[a-z]+$', minLength: 20, maxLength: 20 },
  { type: 'string', pattern: '^[a-z]+$', minLength: 50 },
  { type: 'string', pattern: '^[A-Z0-9-]*$', minLength: 30, maxLength: 36 },
  { type: 'string', pattern: '^(ab)+$', minLength: 20 },
  { type: 'string', pattern: '^[a-z]{2,40}$', minLength: 30 },
  { type: 'string', pattern: '^[a-z]*$', maxLength: 3, minLength: 2 },
  { type: 'string', pattern: '^[a-z0-9_-]{3,16}$', minLength: 16 },
  { type: 'string', pattern: '[a-z]+', minLength: 100, maxLength: 120 },
  { type: 'string', pattern: '^(?=.*\\d)(?=.*[a-z]).{8,}$' },
  { type: 'string', pattern: '^(?!0000)\\d{4}$' },
  { type: 'string', pattern: '^\\p{L}+$' },
  { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$', minLength: 12 },
  { type: 'string', pattern: '^[^\\s]+@[^\\s]+\\.[^\\s]+$', maxLength: 20 },
  { type: 'string', pattern: '^\\w+(-\\w+)*$', minLength: 25, maxLength: 40 },
  { type: 'string', pattern: '^https://.+$', minLength: 40 },
  { type: 'string', pattern: '^\\S+$', minLength: 64, maxLength: 64 },
  { type: 'string', pattern: '^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$' },
  { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  { type: 'string', pattern: '^(?<year>\\d{4})-(?<m>\\d\\d)$' },
  { type: 'string', pattern: '^\\d+$', minLength: 1, maxLength: 3 },
  { type: 'string', format: 'email', maxLength: 12 },
  { type: 'string', format: 'email', minLength: 40 },
  { type: 'string', format: 'uri', minLength: 60 },
  { type: 'string', format: 'uri', pattern: '^https://' },
  { type: 'string', format: 'hostname', maxLength: 8 },
  { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
  { type: 'string', format: 'date-time', pattern: 'Z$' },
  { type: 'string', format: 'date', pattern: '^20' },
  { type: 'string', format: 'ipv4', maxLength: 15 },
  { type: 'string', minLength: 500, maxLength: 500 },
  { type: 'string', minLength: 3000 },
  { type: 'integer', multipleOf: 7, minimum: 100, maximum: 105 },
  { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  { type: 'number', multipleOf: 0.01, minimum: 0.05, maximum: 0.06 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  { type: 'integer', minimum: 9007199254740000 },
  { type: 'number', multipleOf: 0.25, exclusiveMinimum: 1, exclusiveMaximum: 1.5 },
  { type: 'array', items: { type: 'integer', minimum: 1, maximum: 5 }, uniqueItems: true, minItems: 5 },
  { type: 'array', items: { enum: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, uniqueItems: true, minItems: 7 },
  { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 },
  { type: 'array', items: { type: 'integer', minimum: 0, maximum: 9 }, contains: { const: 7 }, minItems: 3 },
  { type: 'array', contains: { type: 'string' }, minContains: 2, items: { type: ['string', 'integer'] } },
  { type: 'array', items: { type: 'string' }, minItems: 50 },
  { type: 'object', minProperties: 5, additionalProperties: { type: 'integer' } },
  {
    type: 'object',
    minProperties: 3,
    maxProperties: 3,
    properties: {
      a: { type: 'string' },
      b: { type: 'string' },
      c: { type: 'string' },
      d: { type: 'string' },
    },
  },
  {
    type: 'object',
    propertyNames: { pattern: '^[a-z]{3}$' },
    minProperties: 2,
    additionalProperties: { type: 'string' },
  },
  {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['a', 'b'] } },
    if: { properties: { kind: { const: 'a' } } },
    then: { required: ['x'] },
    else: { required: ['y'] },
  },
  {
    oneOf: [
      { type: 'object', required: ['a'], properties: { a: { const: 1 } } },
      { type: 'object', required: ['b'], properties: { b: { const: 2 } } },
    ],
  },
  { allOf: [{ type: 'string', minLength: 5 }, { pattern: '^[a-z]+$' }, { maxLength: 7 }] },
  { allOf: [{ type: 'integer', minimum: 10 }, { maximum: 12 }, { multipleOf: 11 }] },
  { type: 'string', not: { enum: ['a', 'b'] } },
  { type: 'integer', not: { multipleOf: 2 }, minimum: 4, maximum: 6 },
  { type: ['string', 'null'], pattern: '^[a-z]+$', minLength: 20, maxLength: 20 },
  { anyOf: [{ type: 'string', pattern: '^[a-z]+$', minLength: 30 }, { type: 'null' }] },
  {
    type: 'object',
    required: ['name', 'tags'],
    properties: {
      name: { type: 'string', pattern: '^[A-Za-z ]+$', minLength: 30, maxLength: 60 },
      tags: {
        type: 'array',
        minItems: 2,
        uniqueItems: true,
        items: { type: 'string', pattern: '^[a-z]+$', minLength: 8 },
      },
    },
  },
  { type: 'string', enum: ['abc'], minLength: 3 },
  { type: 'string', contentEncoding: 'base64', minLength: 40 },
  { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'], unevaluatedProperties: false },
  {
    type: 'object',
    dependentSchemas: { a: { required: ['b'] } },
    properties: { a: { type: 'string' }, b: { type: 'integer' } },
    required: ['a'],
  },
];

const open = (schema: JsonSchema) => createValueGenerator(schema, createSchemaCompilers());

describe('A value is built to the constraints of its schema', () => {
  test.each(SCHEMAS.map((schema) => [JSON.stringify(schema), schema] as const))(
    '%s',
    async (_text, schema) => {
      const values = await open(schema);
      for (let seed = 0; seed < 20; seed++) {
        const seedOf = (attempt: number) => seed * 1000 + attempt;
        const value = values.generate(seedOf);
        expect(values.isValid(value)).toBe(true);
        expect(values.generate(seedOf)).toEqual(value);
      }
    },
  );

  test('and differs with the seed, where the constraints leave room', async () => {
    const values = await open({ type: 'string', pattern: '^[a-z]+$', minLength: 20, maxLength: 20 });
    const texts = new Set(Array.from({ length: 10 }, (_, seed) => values.generate(() => seed)));
    expect(texts.size).toBe(10);
  });
});

describe('A schema without any valid value', () => {
  test.each<JsonSchema>([
    { type: 'string', pattern: '^[a-z]{5}$', maxLength: 3 },
    { type: 'integer', minimum: 5, maximum: 4 },
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
    { allOf: [{ type: 'string' }, { type: 'integer' }] },
    { type: 'object', required: ['a'], properties: { a: false } },
    { enum: ['a'], minLength: 2, type: 'string' },
  ])('is told, not answered: %j', async (schema) => {
    const generated = (async () => (await open(schema)).generate((attempt) => attempt))();
    await expect(generated).rejects.toThrow();
  });
});
