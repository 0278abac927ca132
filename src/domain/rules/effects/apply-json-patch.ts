import { applyPatch, type Operation } from 'rfc6902';
import { cloneValue } from '../../captured-globals.ts';
import { parsePointer } from '../../validation/json-pointer.ts';
import { isObject, isSame } from './json-part.ts';

export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/** A changed document, or why the patch does not fit it. */
export type PatchOutcome = { readonly document: unknown } | { readonly patchError: string };

/** The document as a JSON Patch (RFC 6902) changes it, whole or not at all. Neither argument is changed. */
export function applyJsonPatch(document: unknown, patch: readonly JsonPatchOperation[]): PatchOutcome {
  const changed: unknown = cloneValue(document);
  const room = new Room(document);
  for (const operation of patch) {
    const patchError =
      findPatchError(changed, operation) ??
      room.findLack(addedBy(changed, operation)) ??
      perform(changed, operation);
    if (patchError !== undefined) return { patchError };
  }
  return { document: changed };
}

/** What a patch may add to a document, however small that is: values, and characters of texts and names. */
const LEAST_ROOM = 1_000_000;

/** A document that is copied into itself doubles at every step: 22 of them would exhaust the memory. */
class Room {
  #left: number;

  constructor(document: unknown) {
    this.#left = LEAST_ROOM + measure(document, Number.POSITIVE_INFINITY);
  }

  /** Takes from the room what a value needs; says so where there is not as much. */
  findLack(value: unknown): string | undefined {
    this.#left -= measure(value, this.#left);
    return this.#left >= 0 ? undefined : 'its result would be too large.';
  }
}

/** Values, and characters of texts and names; counts on no further than past the limit. */
function measure(value: unknown, limit: number): number {
  if (typeof value === 'string') return 1 + value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  for (const [name, part] of Object.entries(value)) {
    size += name.length + measure(part, limit - size);
    if (size > limit) break;
  }
  return size;
}

function addedBy(document: unknown, operation: JsonPatchOperation): unknown {
  if (operation.op === 'add' || operation.op === 'replace') return operation.value;
  if (operation.op !== 'copy') return undefined;
  if (operation.from === '') return document;
  const { parent, name } = locate(document, operation.from);
  return hasOwn(parent, name) ? parent[name] : undefined;
}

/** The package would follow inherited names (`/state/toString/call`) into the objects that all of the program shares. */
function findPatchError(document: unknown, operation: JsonPatchOperation): string | undefined {
  const source = 'from' in operation ? operation.from : operation.path;
  const mayBeNew = operation.op === 'add';
  const isWhole = operation.op === 'copy' && source === '';
  if (!mayBeNew && !isWhole && !isThere(document, source)) return `there is no ${source}.`;
  return hasPlaceFor(document, operation.path) ? undefined : `there is no place for ${operation.path}.`;
}

/** Changes the document; where that cannot be, says why. */
function perform(document: unknown, operation: JsonPatchOperation): string | undefined {
  if (operation.op === 'test') {
    const { parent, name } = locate(document, operation.path);
    // The package would look for the smallest difference, in a time that grows with the square of a list.
    const isPassed = hasOwn(parent, name) && isSame(parent[name], operation.value);
    return isPassed ? undefined : `${operation.path} has another value.`;
  }
  const [error] = applyPatch(document, [operation as Operation]);
  return error?.message;
}

function isThere(document: unknown, pointer: string): boolean {
  const { parent, name } = locate(document, pointer);
  return hasOwn(parent, name);
}

function hasPlaceFor(document: unknown, pointer: string): boolean {
  const { parent, name } = locate(document, pointer);
  if (!Array.isArray(parent)) return isObject(parent);
  return name === '-' || name === String(parent.length) || hasOwn(parent, name);
}

function locate(document: unknown, pointer: string): { readonly parent: unknown; readonly name: string } {
  const names = parsePointer(pointer);
  const name = names.pop() ?? '';
  let parent = document;
  for (const step of names) parent = hasOwn(parent, step) ? parent[step] : undefined;
  return { parent, name };
}

function hasOwn(value: unknown, name: string): value is Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(name) && Object.hasOwn(value, name);
  return isObject(value) && Object.hasOwn(value, name);
}
