import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPointer, parsePointer } from '../../../../src/domain/validation/json-pointer.ts';
import { formatFilePath, formatOptionPath } from '../../../../src/domain/validation/path.ts';

describe('The steps to a part of a value', () => {
  it.each([
    [[], '$', '', ''],
    [['rules', 0, 'then', 2], '$.rules[0].then[2]', 'rules[0].then[2]', '/rules/0/then/2'],
    [['headers', 'x hint'], '$.headers["x hint"]', 'headers["x hint"]', '/headers/x hint'],
    [['paths', '/a~b'], '$.paths["/a~b"]', 'paths["/a~b"]', '/paths/~1a~0b'],
  ])('%j are shown as a part of a file, an option, a JSON Pointer', (path, file, option, pointer) => {
    expect([formatFilePath(path), formatOptionPath(path), formatPointer(path)]).toEqual([
      file,
      option,
      pointer,
    ]);
  });

  it('survive as a JSON Pointer', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(parsePointer(formatPointer(path))).toEqual(path);
      }),
    );
  });
});
