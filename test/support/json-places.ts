import type { Json } from '../targets/target.ts';

export type Path = readonly (string | number)[];

/** The places in a document, the insides of long lists only where they differ. */
export function* pathsIn(value: Json, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    yield place;
    yield* pathsIn(child, place);
  }
}

export function valueAt(document: Json, path: Path): Json {
  return path.reduce((node: Json, key) => node[key], document);
}

/** A copy with another value at a place; undefined leaves the property out. */
export function withValue(document: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(document);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (value === undefined && !Array.isArray(parent)) delete parent[key];
  else parent[key] = value ?? null;
  return copy;
}
