import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { downgradeDocument } from '../../../../scripts/openapi/downgrade-document.ts';
import { upgradeDocument } from '../../../../src/contract/mock-replies/document/upgrade-document.ts';
import { resolveReference } from '../../../../src/contract/resolve-reference.ts';

type Json = Record<string, unknown>;

function downgradeSchema(schema: Json, others: Json = { Other: { type: 'object' } }): unknown {
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
    [
      'several types or null',
      { type: ['string', 'null', 'integer'] },
      { anyOf: [{ type: 'string', nullable: true }, { type: 'integer' }] },
    ],
    [
      'a reference or null',
      { anyOf: [ref, { type: 'null' }], description: 'D' },
      { type: 'object', allOf: [ref], nullable: true, description: 'D' },
    ],
    [
      'a schema or null',
      { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'D' },
      { type: 'string', description: 'D', nullable: true },
    ],
    [
      'several schemas or null',
      { anyOf: [ref, { type: 'string' }, { type: 'null' }] },
      { anyOf: [{ type: 'object', allOf: [ref], nullable: true }, { type: 'string' }] },
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

  const components = (schemas: Json, others: Json = {}) => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {},
      components: { schemas },
    };
    const downgraded = downgradeDocument({ ...document, ...others }) as typeof document;
    return downgraded.components.schemas;
  };
  const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const orNull = (name: string) => ({ anyOf: [refTo(name), { type: 'null' }] });

  test('lets null pass by a component that is always a choice with null, and by no other', () => {
    const Part = { type: 'object', properties: { size: { type: 'integer' } } };
    const Whole = {
      type: 'object',
      properties: { always: orNull('Always'), here: orNull('Here'), there: refTo('Here') },
    };
    expect(components({ Always: Part, Here: Part, Never: Part, Whole })).toEqual({
      Always: { ...Part, nullable: true },
      Here: Part,
      Never: Part,
      Whole: {
        type: 'object',
        properties: {
          always: { type: 'object', allOf: [refTo('Always')], nullable: true },
          here: { type: 'object', allOf: [refTo('Here')], nullable: true },
          there: refTo('Here'),
        },
      },
    });
  });

  test('has no component that became one with all that referred to it', () => {
    const Base = { type: 'object', properties: { id: { type: 'string' } } };
    const Closed = { type: 'object', allOf: [refTo('Base')], unevaluatedProperties: false };
    expect(Object.keys(components({ Base, Closed, Alone: Base }))).toEqual(['Closed', 'Alone']);
    expect(Object.keys(components({ Base, Closed, Open: refTo('Base') }))).toEqual([
      'Base',
      'Closed',
      'Open',
    ]);
  });

  test('is refused where it would say less: null beside what has no single type', () => {
    expect(() => components({ A: {}, B: orNull('A') })).toThrow('give it one type');
  });

  test.each(['v1', 'control'])('%s is valid, and has nothing that only 3.1 knows', async (name) => {
    const source = readSource(name);
    const validator = new Validator();
    expect(await validator.validate(downgradeDocument(source))).toEqual({ valid: true });
    expect(validator.version).toBe('3.0');
  });

  test.each(['v1', 'control'])('%s lets every example pass, read by the letter of 3.0.3', (name) => {
    const source = readSource(name);
    const ajv = new Ajv2020({ strict: false, logger: false });
    formatsPlugin.default(ajv);
    ajv.addSchema({ $id: 'document', ...upgradeDocument(downgradeDocument(source)) });
    const examples = [...examplesBelow(source, source)];
    expect(examples.length).toBeGreaterThan(70);
    const wrong = examples.filter(({ pointer, value }) => {
      const path = pointer.split('/').map(encodeURIComponent).join('/');
      return ajv.getSchema(`document#${path}`)?.(value) !== true;
    });
    expect(wrong).toEqual([]);
  });
});

function readSource(name: string): Json {
  return parse(readFileSync(new URL(`../../../../openapi/${name}.yaml`, import.meta.url), 'utf8'));
}

/** The examples in a document, each with the place of its schema. */
function* examplesBelow(
  node: unknown,
  document: Json,
  pointer = '',
): Generator<{ pointer: string; value: unknown }> {
  if (typeof node !== 'object' || node === null) return;
  const { schema, example, examples = {} } = node as Json;
  if (schema !== undefined) {
    const named = Object.values(examples as Json).map(
      (entry) => (resolveReference(document, entry) as Json).value,
    );
    for (const value of example === undefined ? named : [example, ...named])
      yield { pointer: `${pointer}/schema`, value };
  }
  for (const [key, child] of Object.entries(node)) {
    const segment = key.replaceAll('~', '~0').replaceAll('/', '~1');
    if (key !== 'example' && key !== 'examples')
      yield* examplesBelow(child, document, `${pointer}/${segment}`);
  }
}
