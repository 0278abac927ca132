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
