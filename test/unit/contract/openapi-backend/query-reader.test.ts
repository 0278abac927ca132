import { describe, expect, it } from 'vitest';
import type { ContractOperation } from '../../../../src/contract/document.ts';
import { prepareQueryReader } from '../../../../src/contract/openapi-backend/query-reader.ts';

const read = prepareQueryReader({
  path: '/x',
  method: 'get',
  responses: {},
  parameters: [
    { name: 'limit', in: 'query', schema: { type: 'integer' } },
    { name: 'expedite', in: 'query', schema: { type: 'boolean' } },
    { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
    { name: 'deviceId', in: 'path', schema: { type: 'string' } },
  ],
} as ContractOperation);

describe('A query', () => {
  it('is read by the types that the operation declares', () => {
    expect({ ...read('limit=10&expedite=true&ids=1&ids=2&other=10') }).toEqual({
      limit: 10,
      expedite: true,
      ids: [1, 2],
      other: '10',
    });
    expect({ ...read('ids=1') }).toEqual({ ids: [1] });
  });

  it.each(['0x10', ' 5', '1e3', '05', '+5', '', '10.', '٣'])(
    'keeps %j as text where a number is wanted',
    (text) => {
      expect(read(`limit=${encodeURIComponent(text)}`).limit).toBe(text);
    },
  );

  it('makes what is repeated an array, so that validation refuses it', () => {
    expect(read('limit=1&limit=2').limit).toEqual([1, 2]);
  });

  it('takes __proto__ for a name like any other', () => {
    const query = read('__proto__=1&constructor=2');
    expect(Object.keys(query)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(query)).toBeNull();
  });

  it('survives broken percent-encoding', () => {
    expect(read('limit=%zz&%=1').limit).toBe('%zz');
  });
});
