import { describe, expect, test } from 'vitest';
import { createRequestCompiler } from '../../../../src/contract/openapi-backend/schema-compilers.ts';
import { describeSchemaErrors } from '../../../../src/contract/openapi-backend/schema-errors.ts';

function complaints(schema: object, value: unknown): string[] {
  const validate = createRequestCompiler().compile(schema);
  validate(value);
  return describeSchemaErrors(validate.errors ?? []).map(({ path, message }) => `${path} ${message}`);
}

describe('What is wrong with a value that may be of several kinds', () => {
  const seed = {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'integer', minimum: 0 },
    ],
  };
  const world = {
    anyOf: [
      { type: 'string', enum: ['default', 'empty'] },
      { type: 'object', required: ['accounts'], properties: { accounts: { type: 'array' } } },
    ],
  };

  test.each<[string, object, unknown, string[]]>([
    ['of none', seed, true, ['/ must be string or integer']],
    ['of one, but too short', seed, '', ['/ must NOT have fewer than 1 characters']],
    ['of the other, but too small', seed, -1, ['/ must be >= 0']],
    ['no known name', world, 'nothing', ['/ must be one of "default", "empty"']],
    ['an object that lacks something', world, {}, ['/accounts is required']],
    ['an object with something wrong in it', world, { accounts: 3 }, ['/accounts must be an array']],
    ['neither name nor object', world, 3, ['/ must be string or object']],
    [
      'of none, in a list of a list',
      { properties: { list: { items: seed } } },
      { list: [1, null, 'a', {}] },
      ['/list/1 must be string or integer', '/list/3 must be string or integer'],
    ],
    [
      'of one of two kinds of objects',
      { anyOf: [{ type: 'object' }, { type: 'object' }] },
      1,
      ['/ must be object'],
    ],
  ])('is told for a value %s', (_name, schema, value, expected) => {
    expect(complaints(schema, value)).toEqual(expected);
  });
});

describe('What is wrong with a value that must not be something', () => {
  test('is told in the words of the schema', () => {
    const pair = {
      not: {
        anyOf: [
          { description: 'a without b', required: ['a'], not: { required: ['b'] } },
          { description: 'b without a', required: ['b'], not: { required: ['a'] } },
        ],
      },
    };
    expect(complaints(pair, { a: 1 })).toEqual(['/ must not be: a without b, or b without a']);
    expect(complaints(pair, { a: 1, b: 1 })).toEqual([]);
    expect(complaints({ not: { enum: [1], description: 'one' } }, 1)).toEqual(['/ must not be: one']);
  });
});
