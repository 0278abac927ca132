import { isObject } from '../domain/rules/effects/json-part.ts';
import { valueAt } from './json-pointer.ts';

/** Why a reference leads to nothing: nothing is there, or it leads back to itself. */
export type ReferenceFault = 'missing' | 'circular';

/**
 * What a node of a document refers to, through references to references; the node itself where it is no reference.
 * @param onFault decides what a reference is that leads to nothing; undefined where it is left out
 */
export function resolveReference(
  document: unknown,
  node: unknown,
  onFault: (reference: string, fault: ReferenceFault) => unknown = () => undefined,
): unknown {
  const followed = new Set<string>();
  let target = node;
  while (isObject(target) && typeof target.$ref === 'string') {
    const { $ref } = target;
    if (followed.has($ref)) return onFault($ref, 'circular');
    followed.add($ref);
    target = valueAt(document, $ref);
    if (target === undefined) return onFault($ref, 'missing');
  }
  return target;
}
