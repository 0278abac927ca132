import { describe, expect, it } from 'vitest';
import { resolveReference } from '../../../src/contract/resolve-reference.ts';

const document = {
  components: {
    schemas: {
      Cat: { type: 'object' },
      Pet: { $ref: '#/components/schemas/Cat' },
      'a/b~c d': { type: 'string' },
      Lost: { $ref: '#/components/schemas/Nowhere' },
      Self: { $ref: '#/components/schemas/Self' },
      Ping: { $ref: '#/components/schemas/Pong' },
      Pong: { $ref: '#/components/schemas/Ping' },
    },
    lists: [{ type: 'array' }],
  },
};
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('A reference of a document', () => {
  it.each([
    ['directly', schema('Cat'), { type: 'object' }],
    ['through another reference', schema('Pet'), { type: 'object' }],
    ['with what a pointer escapes', schema('a~1b~0c%20d'), { type: 'string' }],
    ['into a list', { $ref: '#/components/lists/0' }, { type: 'array' }],
  ])('leads %s to what it names', (_way, reference, target) => {
    expect(resolveReference(document, reference)).toEqual(target);
  });

  it.each([[{ type: 'number' }], [{ $ref: 7 }], [null], [true], ['#/components'], [undefined]])(
    'is no other node: %j stays as it is',
    (node) => {
      expect(resolveReference(document, node)).toBe(node);
    },
  );

  it.each([
    ['Lost', '#/components/schemas/Nowhere', 'missing'],
    ['constructor', '#/components/schemas/constructor', 'missing'],
    ['Self', '#/components/schemas/Self', 'circular'],
    ['Ping', '#/components/schemas/Ping', 'circular'],
  ])('that leads to nothing is undefined, or what the caller makes of it: %s', (name, culprit, fault) => {
    expect(resolveReference(document, schema(name))).toBeUndefined();
    expect(resolveReference(document, schema(name), (...told) => told)).toEqual([culprit, fault]);
  });
});
