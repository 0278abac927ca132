import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { explainSchemaErrors } from '../../../../src/domain/validation/explain-schema-error.ts';

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });

/** What is told of a value under `value`, whose schema this is. */
function explain(schema: object, value: unknown): string[] {
  const validate = ajv.compile({ properties: { value: schema } });
  validate({ value });
  return explainSchemaErrors(validate.errors ?? []).map(({ why, advice }) => `${why} ${advice}`);
}

const PORT = { description: 'Port to listen on.', type: 'integer', minimum: 0, maximum: 65_535 };

describe('What a schema finds wrong is told in words, with what to do:', () => {
  it.each<[string, object, unknown, string]>([
    [
      'another type',
      PORT,
      '80',
      '"80" is not a whole number. Give a whole number from 0 to 65535. Port to listen on.',
    ],
    [
      'too much',
      PORT,
      70_000,
      '70000 is above 65535. Give a whole number from 0 to 65535. Port to listen on.',
    ],
    ['too little', PORT, -1, '-1 is below 0. Give a whole number from 0 to 65535. Port to listen on.'],
    [
      'limits that the description names',
      { description: 'A share from 0 to 100.', type: 'number', minimum: 0, maximum: 100 },
      101,
      '101 is above 100. A share from 0 to 100.',
    ],
    [
      'a limit that belongs to the value no more',
      { description: 'A power.', type: 'number', exclusiveMinimum: 0, maximum: 9 },
      0,
      '0 is not above 0. Give a number above 0 and at most 9. A power.',
    ],
    ['a number for a text', { type: 'string' }, 12, '12 is not a text. Put it into quotes.'],
    ['one for a list', { type: 'array' }, 'a', '"a" is not a list. Give a list, such as ["a"].'],
    [
      'one of two types',
      { description: 'A name.', type: ['string', 'object'] },
      null,
      'null is not a text or an object. A name.',
    ],
    ['a typing error', { enum: ['sandbox', 'live'] }, 'sandbx', 'Did you mean "sandbox"?'],
    ['one choice', { const: 'ok' }, 'no way', '"no way" is not known here. Use ok.'],
    [
      'an unknown name',
      { type: 'object', properties: { port: {} }, additionalProperties: false },
      { prot: 1 },
      'Did you mean "port"?',
    ],
    [
      'a name that is like none',
      { type: 'object', properties: { port: {}, $schema: {} }, additionalProperties: false },
      { nonsense: 1 },
      'no such property is known here. Known are port.',
    ],
    [
      'a name of the wrong form',
      { type: 'object', propertyNames: { description: 'A letter first.', pattern: '^[a-z]' } },
      { '1a': 1 },
      '"1a" does not have the right form. A letter first.',
    ],
    [
      'what is missing',
      { type: 'object', required: ['port'], properties: { port: PORT } },
      {},
      '"port" is missing. Add it. Port to listen on.',
    ],
    [
      'a form with an example',
      { description: 'A plan.', type: 'string', pattern: '^[a-z]+$', examples: ['trial'] },
      'A1',
      '"A1" does not have the right form. A plan. Write for example trial.',
    ],
    ['an empty list', { type: 'array', minItems: 1 }, [], 'it is empty. Put at least one entry into it.'],
    [
      'too few',
      { type: 'object', minProperties: 2 },
      { a: 1 },
      'it has fewer than 2 properties. Put at least 2 properties into it.',
    ],
    ['an empty text', { description: 'A name.', minLength: 1 }, '', 'it is empty. A name.'],
    ['what stands twice', { type: 'array', uniqueItems: true }, ['a', 'a'], '"a" stands in the list twice.'],
    ['too many', { type: 'array', maxItems: 1 }, [1, 2], 'it has more than 1 entry. Take some out.'],
    [
      'too long a text',
      { type: 'string', maxLength: 2 },
      'abc',
      'it has more than 2 characters. Take some out.',
    ],
    [
      'both of two',
      { oneOf: [{ required: ['ago'] }, { required: ['in'] }] },
      { ago: 1, in: 1 },
      'exactly one of "ago" and "in" is wanted. Give one of them.',
    ],
    [
      'what nobody has words for',
      { type: 'number', multipleOf: 2 },
      3,
      '3 must be multiple of 2. Give a number.',
    ],
  ])('%s', (_name, schema, value, told) => {
    const problems = explain(schema, value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(told);
  });

  it('a key or a secret is not shown', () => {
    const key = { type: 'string', pattern: '^x$' };
    expect(explain(key, 'sk_live_verysecretkey')[0]).toMatch(/^"sk_live_very…" does not/);
    expect(explain({ ...key, writeOnly: true }, 'hunter2')[0]).toMatch(/^the value does not/);
  });

  it('one problem for each place, without the echoes of branches', () => {
    const schema = {
      type: 'object',
      required: ['a', 'b'],
      if: { required: ['kind'] },
      then: { properties: { kind: { type: 'string', enum: ['x'], minLength: 3 } } },
    };
    expect(explain(schema, { kind: 1 })).toHaveLength(3);
  });
});
