/** Whether `part` is in `whole`: every field of an object, deeply; arrays and scalars equal. As deep as `part`, no deeper. */
export function containsPart(whole: unknown, part: unknown): boolean {
  if (!isObject(part)) return isSame(whole, part);
  if (!isObject(whole)) return false;
  return Object.entries(part).every(
    ([name, value]) => Object.hasOwn(whole, name) && containsPart(whole[name], value),
  );
}

/** Deep equality of JSON values. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && b.every((item, i) => isSame(a[i], item));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(b);
  return (
    names.length === Object.keys(a).length &&
    names.every((name) => Object.hasOwn(a, name) && isSame(a[name], b[name]))
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
