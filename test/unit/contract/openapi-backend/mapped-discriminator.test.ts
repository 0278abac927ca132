import { describe, expect, it } from 'vitest';
import {
  createRequestCompiler,
  createVerdictCompiler,
} from '../../../../src/contract/openapi-backend/schema-compilers.ts';

const branch = (kind: string) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: kind }, size: { type: 'integer' } },
});
const SCHEMA = Object.freeze({
  type: 'object',
  discriminator: Object.freeze({ propertyName: 'kind', mapping: { cat: '#/x/Cat', dog: '#/x/Dog' } }),
  oneOf: [branch('cat'), branch('dog')],
});

describe('A discriminator with a mapping', () => {
  it.each([
    ['told why', createRequestCompiler],
    ['told whether', createVerdictCompiler],
  ])('is compiled as one without, where a request is %s it is wrong', (_what, create) => {
    const validate = create().compile(SCHEMA);
    const judged = [
      { kind: 'cat', size: 1 },
      { kind: 'dog' },
      { kind: 'cat', size: 'x' },
      { kind: 'cow' },
      {},
    ].map((value) => validate(value));
    expect(judged).toEqual([true, true, false, false, false]);
    expect(SCHEMA.discriminator.mapping).toEqual({ cat: '#/x/Cat', dog: '#/x/Dog' });
  });

  it('tells what is wrong with the branch that the tag names alone', () => {
    const validate = createRequestCompiler().compile(SCHEMA);
    validate({ kind: 'dog', size: 'x' });
    expect(validate.errors?.map(({ instancePath }) => instancePath)).toEqual(['/size']);
    validate({ kind: 'cow' });
    expect(validate.errors?.map(({ keyword, params }) => [keyword, params.tag])).toEqual([
      ['discriminator', 'kind'],
    ]);
  });
});
