import type { InputProblem } from './input-problem.ts';
import type { Path } from './path.ts';

/** Values of all kinds in one file, texts counted by their length: as many as a megabyte or four of YAML hold. */
const MAX_UNITS = 4_000_000;
const MAX_DEPTH = 64;

/** What is not plain JSON of a bearable size, found while copying. */
export class NotPlainJson extends Error {
  readonly problem: InputProblem;

  constructor(path: Path, why: string, advice: string) {
    super(why);
    this.problem = { path, why, advice };
  }
}

export interface JsonCopy {
  readonly value: unknown;
  /** Its values and the characters of its texts. */
  readonly units: number;
}

/**
 * A copy of a JSON value that shares nothing with it; a `Date` is copied as its ISO text. Time and memory are linear in
 * the bounded size; a cycle is too deep. A name such as `__proto__` may be left to whoever checks the copy.
 * @throws NotPlainJson
 */
export function copyJson(value: unknown, { takesAnyName = false } = {}): JsonCopy {
  const copier = new JsonCopier(takesAnyName);
  return { value: copier.copy(value, [], 0), units: copier.units };
}

class JsonCopier {
  units = 0;
  readonly #takesAnyName: boolean;

  constructor(takesAnyName: boolean) {
    this.#takesAnyName = takesAnyName;
  }

  copy(value: unknown, path: Path, depth: number): unknown {
    this.#count(typeof value === 'string' ? value.length : 1, path);
    if (typeof value === 'object' && value !== null)
      return isDate(value) ? copyDate(value, path) : this.#copyObject(value, path, depth + 1);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const what = typeof value === 'number' ? `${value}` : `a value of type ${typeof value}`;
    throw new NotPlainJson(
      path,
      `${what} is not JSON.`,
      'Give a text, a number, true, false, or leave it out.',
    );
  }

  #copyObject(value: object, path: Path, depth: number): unknown {
    if (depth > MAX_DEPTH)
      throw new NotPlainJson(path, 'this lies too deep.', `Nest at most ${MAX_DEPTH} levels.`);
    // Array.from fills the gaps of a sparse list, which map would keep.
    if (Array.isArray(value)) {
      this.#count(value.length, path);
      return Array.from(value, (item, i) => this.copy(item, [...path, i], depth));
    }
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(
      entries.map(([name, part]) => [name, this.#copyField(name, part, path, depth)]),
    );
  }

  #copyField(name: string, value: unknown, path: Path, depth: number): unknown {
    this.#count(name.length, path);
    const place = [...path, name];
    if (name === '__proto__' && !this.#takesAnyName)
      throw new NotPlainJson(place, 'a property of this name is not taken.', 'Choose another name.');
    return this.copy(value, place, depth);
  }

  #count(units: number, path: Path): void {
    this.units += units;
    if (this.units <= MAX_UNITS) return;
    throw new NotPlainJson(path, 'up to here it is too large.', 'Divide it into several files.');
  }
}

/** Not instanceof: a test runner gives each test file a Date of its own. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function copyDate(date: Date, path: Path): string {
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new NotPlainJson(path, 'the date is invalid.', 'Give one that has a time.');
}
