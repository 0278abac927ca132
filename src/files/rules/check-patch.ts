import type { JsonPatchOperation } from '../../domain/rules/effects/apply-json-patch.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { quoteValue } from '../../domain/validation/quote-value.ts';

type Problems = Generator<InputProblem>;
/** As its schema leaves it: which fields belong to which operation is settled here. */
type LooseOperation = { readonly op: string; readonly path: string; readonly from?: string };

const POINTER = /^(\/([^~/]|~[01])*)+$/;
/** Names by which a program's own objects could be reached. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype'];

const NEEDED: Readonly<Record<string, 'value' | 'from' | undefined>> = {
  add: 'value',
  replace: 'value',
  test: 'value',
  move: 'from',
  copy: 'from',
};

export function* checkPatch(patch: readonly JsonPatchOperation[], path: Path): Problems {
  for (const [i, operation] of patch.entries()) yield* checkOperation(operation, [...path, i]);
}

function* checkOperation(operation: LooseOperation, path: Path): Problems {
  const needed = NEEDED[operation.op];
  for (const field of ['value', 'from'] as const) {
    const isGiven = Object.hasOwn(operation, field);
    if (field === needed && !isGiven)
      yield { path, why: `"${operation.op}" needs "${field}".`, advice: 'Add it.' };
    if (field !== needed && isGiven)
      yield {
        path: [...path, field],
        why: `"${operation.op}" has no "${field}".`,
        advice: 'Leave it out.',
      };
  }
  yield* checkPointer(operation.path, [...path, 'path']);
  if (operation.from === undefined) return;
  yield* checkPointer(operation.from, [...path, 'from']);
  if (operation.op === 'move' && operation.path.startsWith(`${operation.from}/`)) {
    const why = 'a value cannot be moved into itself.';
    yield { path: [...path, 'path'], why, advice: 'Move it elsewhere, or copy it.' };
  }
}

function* checkPointer(pointer: string, path: Path): Problems {
  if (pointer === '') {
    const advice = 'Name a field, such as /state; "status" and "body" answer something else altogether.';
    yield { path, why: 'the whole answer cannot be patched.', advice };
  } else if (!POINTER.test(pointer)) {
    const advice = 'Begin it with /, and write ~0 for ~ and ~1 for / within a name: /state/level.';
    yield { path, why: `${quoteValue(pointer)} is not a JSON Pointer.`, advice };
  } else if (pointer.split('/').some((name) => UNSAFE_NAMES.includes(name))) {
    yield { path, why: `${quoteValue(pointer)} names what no answer has.`, advice: 'Choose another field.' };
  }
}
