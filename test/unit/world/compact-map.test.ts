import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CompactMap } from '../../../src/world/compact-map.ts';

const STEPS = fc.array(
  fc.record({
    act: fc.constantFrom('set', 'delete', 'clear'),
    key: fc.constantFrom('', 'a', 'b', 'c'),
    value: fc.option(fc.nat(9), { nil: undefined }),
  }),
);

it('A compact map has what a map has, with one entry and with several', () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const compact = new CompactMap<number | undefined>();
      const map = new Map<string, number | undefined>();
      for (const { act, key, value } of steps) {
        for (const each of [compact, map]) {
          if (act === 'set') each.set(key, value);
          else if (act === 'delete') each.delete(key);
          else if (map.size > 1) each.clear();
        }
        expect(compact.entries()).toEqual([...map]);
        expect([compact.keys(), compact.values(), compact.size]).toEqual([
          [...map.keys()],
          [...map.values()],
          map.size,
        ]);
        for (const asked of ['', 'a', 'b', 'c'])
          expect([compact.get(asked), compact.has(asked)]).toEqual([map.get(asked), map.has(asked)]);
      }
    }),
  );
});
