import type { RuleProblem } from '../rules/rule-error.ts';

/** Values of all kinds in one file, texts counted by their length: as many as a megabyte or four of YAML hold. */
const MAX_UNITS = 4_000_000;
const MAX_DEPTH = 64;

/** What is not plain JSON of a bearable size, found while copying. */
export class NotPlainJson extends Error {
  readonly problem: RuleProblem;

  constructor(path: string, why: string, advice: string) {
    super(why);
    this.problem = { path, why, advice };
  }
}

/**
 * A copy of a JSON value that shares nothing with it. Time and memory are linear in the bounded size; a cycle is too
 * deep. @throws NotPlainJson
 */
export function copyJson(value: unknown): JsonCopy {
  const copier = new JsonCopier();
  return { value: copier.copy(value, '$', 0), units: copier.units };
}

export interface JsonCopy {
  readonly value: unknown;
  /** Its values and the characters of its texts. */
  readonly units: number;
}

class JsonCopier {
  units = 0;

  copy(value: unknown, path: string, depth: number): unknown {
    this.#count(typeof value === 'string' ? value.length : 1, path);
    if (typeof value === 'object' && value !== null) return this.#copyObject(value, path, depth + 1);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw new NotPlainJson(path, `a value of type ${typeof value} is not JSON.`, 'Write it as a text.');
  }

  #copyObject(value: object, path: string, depth: number): unknown {
    if (depth > MAX_DEPTH)
      throw new NotPlainJson(path, 'this lies too deep.', `Nest at most ${MAX_DEPTH} levels.`);
    // Array.from fills the gaps of a sparse list, which map would keep.
    if (Array.isArray(value)) {
      this.#count(value.length, path);
      return Array.from(value, (item, i) => this.copy(item, `${path}[${i}]`, depth));
    }
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(
      entries.map(([name, part]) => [name, this.#copyField(name, part, path, depth)]),
    );
  }

  #copyField(name: string, value: unknown, path: string, depth: number): unknown {
    const place = `${path}${stepTo(name)}`;
    this.#count(name.length, path);
    if (name === '__proto__')
      throw new NotPlainJson(place, 'a property of this name is not taken.', 'Choose another name.');
    return this.copy(value, place, depth);
  }

  #count(units: number, path: string): void {
    this.units += units;
    if (this.units <= MAX_UNITS) return;
    throw new NotPlainJson(path, 'up to here the rules are too large.', 'Divide them into several files.');
  }
}

/** A step of a place in a document: `[0]`, `.then`, `["x-hint"]`. */
export function stepTo(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[\w$-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name.slice(0, 100))}]`;
}
