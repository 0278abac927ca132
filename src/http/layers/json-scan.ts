/** Levels of lists and objects that a body may have: more than any schema of ours describes. */
const MAX_DEPTH = 200;
/** Values that a body may have: those of a snapshot of some thousand accounts. */
const MAX_VALUES = 4_000_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/**
 * Looks at a JSON text as it comes, piece by piece, for what would cost far more than its size: a small body of brackets
 * alone takes seconds to parse, and exhausts the stack of whoever walks through it.
 */
export class JsonScan {
  #depth = 0;
  #values = 0;
  #isText = false;
  #isEscaped = false;
  #problem: string | undefined;

  /** What is wrong so far, in words that follow the name of the body. */
  get problem(): string | undefined {
    return this.#problem;
  }

  read(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length && this.#problem === undefined; i++) {
      const byte = bytes[i] as number;
      if (this.#isText) this.#readText(byte);
      else if (byte === QUOTE) this.#isText = true;
      else if (byte === COMMA) this.#countValue();
      else if (OPENING.has(byte)) this.#open();
      else if (CLOSING.has(byte)) this.#depth--;
    }
  }

  #readText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isText = false;
  }

  #open(): void {
    this.#countValue();
    if (++this.#depth > MAX_DEPTH) this.#problem = 'is nested too deeply';
  }

  #countValue(): void {
    if (++this.#values > MAX_VALUES) this.#problem = 'has too many values';
  }
}
