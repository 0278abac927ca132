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
  return { value: copier.copy(value), units: copier.units };
}

class JsonCopier {
  units = 0;
  readonly #takesAnyName: boolean;
  /** The steps to where it is: a path of its own for each value would take longer than the copy. */
  readonly #path: (string | number)[] = [];

  constructor(takesAnyName: boolean) {
    this.#takesAnyName = takesAnyName;
  }

  copy(value: unknown): unknown {
    this.#count(typeof value === 'string' ? value.length : 1);
    if (typeof value === 'object' && value !== null)
      return isDate(value) ? copyDate(value, this.#path) : this.#copyObject(value);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const what = typeof value === 'number' ? `${value}` : `a value of type ${typeof value}`;
    throw this.#refuse(`${what} is not JSON.`, 'Give a text, a number, true, false, or leave it out.');
  }

  #copyObject(value: object): unknown {
    if (this.#path.length >= MAX_DEPTH)
      throw this.#refuse('this lies too deep.', `Nest at most ${MAX_DEPTH} levels.`);
    if (Array.isArray(value)) {
      this.#count(value.length);
      // Array.from fills the gaps of a sparse list, which map would keep.
      return Array.from(value, (item, i) => this.#copyPart(i, item));
    }
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(entries.map(([name, part]) => [name, this.#copyField(name, part)]));
  }

  #copyField(name: string, value: unknown): unknown {
    this.#count(name.length);
    if (name === '__proto__' && !this.#takesAnyName) {
      this.#path.push(name);
      throw this.#refuse('a property of this name is not taken.', 'Choose another name.');
    }
    return this.#copyPart(name, value);
  }

  #copyPart(step: string | number, value: unknown): unknown {
    this.#path.push(step);
    const copied = this.copy(value);
    this.#path.pop();
    return copied;
  }

  #count(units: number): void {
    this.units += units;
    if (this.units <= MAX_UNITS) return;
    throw this.#refuse('up to here it is too large.', 'Divide it into several files.');
  }

  #refuse(why: string, advice: string): NotPlainJson {
    return new NotPlainJson([...this.#path], why, advice);
  }
}

/** Not instanceof: a test runner gives each test file a Date of its own. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function copyDate(date: Date, path: Path): string {
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new NotPlainJson([...path], 'the date is invalid.', 'Give one that has a time.');
}
