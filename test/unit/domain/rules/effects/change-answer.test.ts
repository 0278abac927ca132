import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonPatchOperation } from '../../../../../src/domain/rules/effects/apply-json-patch.ts';
import { changeAnswer } from '../../../../../src/domain/rules/effects/change-answer.ts';

const BODY = { id: 'device_abc123', state: { level: 60.5, modes: ['heat', 'cool'] } };

function patched(...patch: readonly JsonPatchOperation[]) {
  return changeAnswer({ patch }, BODY);
}

describe('A changed answer', () => {
  test('is the true one where nothing is to change', () => {
    expect(changeAnswer({}, BODY)).toEqual({ document: BODY });
  });

  test('is merged', () => {
    expect(changeAnswer({ merge: { state: { level: '60' } } }, BODY)).toEqual({
      document: { ...BODY, state: { level: '60', modes: ['heat', 'cool'] } },
    });
  });

  test.each<[JsonPatchOperation, unknown]>([
    [
      { op: 'add', path: '/state', value: null },
      { id: BODY.id, state: null },
    ],
    [
      { op: 'replace', path: '/state', value: 7 },
      { id: BODY.id, state: 7 },
    ],
    [{ op: 'remove', path: '/state' }, { id: BODY.id }],
    [
      { op: 'move', from: '/state/level', path: '/level' },
      { id: BODY.id, state: { modes: ['heat', 'cool'] }, level: 60.5 },
    ],
    [
      { op: 'copy', from: '/id', path: '/state' },
      { id: BODY.id, state: BODY.id },
    ],
    [{ op: 'test', path: '/id', value: BODY.id }, BODY],
    [
      { op: 'add', path: '/state/modes/-', value: 'off' },
      { ...BODY, state: { ...BODY.state, modes: ['heat', 'cool', 'off'] } },
    ],
    [
      { op: 'add', path: '/a~1b~0c', value: 1 },
      { ...BODY, 'a/b~c': 1 },
    ],
  ])('is patched by %j', (operation, document) => {
    expect(patched(operation)).toEqual({ document });
  });

  test.each<[JsonPatchOperation, string]>([
    [{ op: 'remove', path: '/status' }, 'there is no /status.'],
    [{ op: 'replace', path: '/state/mode', value: 1 }, 'there is no /state/mode.'],
    [{ op: 'add', path: '/a/b', value: 1 }, 'there is no place for /a/b.'],
    [{ op: 'add', path: '/id/b', value: 1 }, 'there is no place for /id/b.'],
    [{ op: 'add', path: '/state/modes/3', value: 1 }, 'there is no place for /state/modes/3.'],
    [{ op: 'add', path: '/state/modes/x', value: 1 }, 'there is no place for /state/modes/x.'],
    [{ op: 'copy', from: '/status', path: '/x' }, 'there is no /status.'],
    [{ op: 'test', path: '/id', value: 'other' }, '/id has another value.'],
    [{ op: 'add', path: '/state/toString/x', value: 1 }, 'there is no place for /state/toString/x.'],
    [{ op: 'add', path: '/state/modes/push/x', value: 1 }, 'there is no place for /state/modes/push/x.'],
    [{ op: 'add', path: '/__proto__/x', value: 1 }, 'there is no place for /__proto__/x.'],
  ])('cannot be made by %j', (operation, patchError) => {
    expect(
      patched({ op: 'remove', path: '/id' }, { op: 'add', path: '/id', value: BODY.id }, operation),
    ).toEqual({
      patchError,
    });
  });

  const name = fc.constantFrom('a', '0', '-', 'toString', '__proto__', 'constructor', 'prototype', 'call');
  const pointer = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);
  const operation: fc.Arbitrary<JsonPatchOperation> = fc.oneof(
    fc.record({ op: fc.constantFrom('add', 'replace', 'test'), path: pointer, value: fc.jsonValue() }),
    fc.record({ op: fc.constant('remove'), path: pointer }),
    fc.record({ op: fc.constantFrom('move', 'copy'), path: pointer, from: pointer }),
  );

  test('reaches neither the true one nor what all objects share, and never fails', () => {
    const shared = [Object.prototype, Array.prototype, Function.prototype, Object.prototype.toString, Object];
    const names = () => shared.map((object) => Reflect.ownKeys(object).length);
    const before = names();
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(operation, { maxLength: 5 }), (body, patch) => {
        const text = JSON.stringify([body, patch]);
        changeAnswer({ patch }, body);
        expect(JSON.stringify([body, patch])).toBe(text);
        expect(names()).toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('A patch whose result would be many times its size', () => {
  const copies = (count: number, path: (i: number) => string): JsonPatchOperation[] =>
    Array.from({ length: count }, (_, i) => ({ op: 'copy', from: '', path: path(i) }) as const);
  const tooLarge = { patchError: 'its result would be too large.' };

  test('does not fit: a document that is copied into itself again and again', () => {
    expect(changeAnswer({ patch: copies(22, (i) => `/self${i}`) }, BODY)).toEqual(tooLarge);
    const parts: JsonPatchOperation[] = Array.from({ length: 22 }, (_, i) => ({
      op: 'copy',
      from: '/state',
      path: `/state/self${i}`,
    }));
    expect(changeAnswer({ patch: parts }, BODY)).toEqual(tooLarge);
  });

  test('does not fit: a part that doubles, in a list or under a name', () => {
    const doubling: JsonPatchOperation[] = Array.from({ length: 40 }, () => ({
      op: 'copy',
      from: '/state',
      path: '/state/modes/-',
    }));
    expect(changeAnswer({ patch: doubling }, BODY)).toEqual(tooLarge);
    // Each of these hides the one before it: the result stays small, and so does the work.
    expect(changeAnswer({ patch: copies(100, () => '/self') }, BODY)).not.toEqual(tooLarge);
    const text = 'x'.repeat(300_000);
    const adding: JsonPatchOperation[] = [0, 1, 2, 3].map((i) => ({ op: 'add', path: `/${i}`, value: text }));
    expect(changeAnswer({ patch: adding }, BODY)).toEqual(tooLarge);
  });

  test('may still copy a large answer as a whole, and leaves its own values alone', () => {
    const large = { items: Array.from({ length: 300_000 }, (_, i) => i) };
    const { document } = changeAnswer({ patch: copies(1, () => '/again') }, large) as { document: unknown };
    expect((document as { again: typeof large }).again.items).toHaveLength(300_000);
    const value = { list: [] };
    const patch: JsonPatchOperation[] = [
      { op: 'add', path: '/own', value },
      { op: 'add', path: '/own/list/-', value: 1 },
    ];
    for (let i = 0; i < 2; i++)
      expect(changeAnswer({ patch }, {})).toEqual({ document: { own: { list: [1] } } });
    expect(value).toEqual({ list: [] });
  });
});
