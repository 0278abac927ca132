import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { downgradeDocument } from '../../../../scripts/openapi/downgrade-document.ts';

type Json = Record<string, unknown>;

function downgradeSchema(schema: Json, others: Json = {}): unknown {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { Schema: schema, ...others } },
  };
  const { components } = downgradeDocument(document) as { components: { schemas: Json } };
  return components.schemas.Schema;
}

describe('The 3.0 edition of a schema', () => {
  const ref = { $ref: '#/components/schemas/Other' };

  test.each<[string, Json, unknown]>([
    ['const', { type: 'string', const: 'a' }, { type: 'string', enum: ['a'] }],
    ['a type that may be null', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['several types', { type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['a reference or null', { anyOf: [ref, { type: 'null' }] }, { allOf: [ref], nullable: true }],
    [
      'a schema or null',
      { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'D' },
      { type: 'string', description: 'D', nullable: true },
    ],
    [
      'several schemas or null',
      { anyOf: [ref, { type: 'string' }, { type: 'null' }] },
      { anyOf: [ref, { type: 'string' }], nullable: true },
    ],
    ['a choice without null', { anyOf: [ref, { type: 'string' }] }, { anyOf: [ref, { type: 'string' }] }],
    ['a bare reference', ref, ref],
    [
      'words beside a reference',
      { ...ref, description: 'D', 'x-note': 'N' },
      { allOf: [ref], description: 'D', 'x-note': 'N' },
    ],
    ['an exclusive minimum', { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
    ['an exclusive maximum', { exclusiveMaximum: 9 }, { maximum: 9, exclusiveMaximum: true }],
    ['an inclusive minimum', { minimum: 0 }, { minimum: 0 }],
    ['examples', { examples: [{ a: null }, 2] }, { example: { a: null } }],
    [
      'a tuple',
      { type: 'array', prefixItems: [ref], maxItems: 1 },
      { type: 'array', maxItems: 1, items: {} },
    ],
    [
      'a property that needs another',
      { dependentRequired: { a: ['b'] } },
      { not: { required: ['a'], not: { required: ['b'] } } },
    ],
    [
      'the same beside what is refused already',
      { dependentRequired: { a: ['b'] }, not: { required: ['c'] } },
      { not: { anyOf: [{ required: ['c'] }, { required: ['a'], not: { required: ['b'] } }] } },
    ],
    [
      'schemas at any depth, and data as it is',
      {
        properties: { const: { type: ['number', 'null'] }, list: { items: { const: 1 } } },
        additionalProperties: { const: 2 },
        default: { const: 3 },
      },
      {
        properties: { const: { type: 'number', nullable: true }, list: { items: { enum: [1] } } },
        additionalProperties: { enum: [2] },
        default: { const: 3 },
      },
    ],
  ])('says otherwise what 3.0 cannot: %s', (_name, schema, expected) => {
    expect(downgradeSchema(schema)).toEqual(expected);
  });

  test('closes an object that is made of parts', () => {
    const Other = { type: 'object', properties: { a: { const: 1 } }, required: ['a'], description: 'Part' };
    const schema = {
      type: 'object',
      allOf: [ref],
      required: ['b'],
      properties: { b: { type: 'string' } },
      unevaluatedProperties: false,
    };
    expect(downgradeSchema(schema, { Other })).toEqual({
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { enum: [1] }, b: { type: 'string' } },
      additionalProperties: false,
    });
  });
});

describe('The 3.0 edition of a document', () => {
  const info = {
    title: 'T',
    summary: 'S.',
    description: 'D.',
    version: '1',
    license: { name: 'MIT', identifier: 'MIT' },
  };

  test('keeps what is said of it', () => {
    expect(downgradeDocument({ openapi: '3.1.0', info, paths: {}, servers: [{ url: '/' }] })).toEqual({
      openapi: '3.0.3',
      info: {
        title: 'T',
        description: 'S.\n\nD.',
        version: '1',
        license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
      },
      paths: {},
      servers: [{ url: '/' }],
    });
  });

  test.each(['v1', 'control'])('%s is valid, and has nothing that only 3.1 knows', async (name) => {
    const source = parse(readFileSync(new URL(`../../../../openapi/${name}.yaml`, import.meta.url), 'utf8'));
    const validator = new Validator();
    expect(await validator.validate(downgradeDocument(source))).toEqual({ valid: true });
    expect(validator.version).toBe('3.0');
  });
});
