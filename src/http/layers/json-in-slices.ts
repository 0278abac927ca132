import { Slices } from '../../world/time/slices.ts';

/** Values whose texts are longer are parsed part by part. Bytes. */
const WHOLE = 128 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [COMMA, COLON] = [0x2c, 0x3a];

/**
 * What `JSON.parse` makes of a text, parsed in slices: that of a large body takes as long as hundreds of requests do.
 * @throws SyntaxError
 */
export async function parseJsonInSlices(bytes: Buffer): Promise<unknown> {
  const parser = new SlicedParser(bytes);
  const value = await parser.readValue();
  parser.expectEnd();
  return value;
}

/** Finds the parts of lists and objects that are long, and leaves all others to `JSON.parse`. */
class SlicedParser {
  readonly #bytes: Buffer;
  readonly #slices = new Slices();
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  async readValue(): Promise<unknown> {
    this.#skipSpace();
    await this.#slices.pause();
    const end = this.#findEnd(this.#at + WHOLE);
    if (end !== undefined) return this.#parseUntil(end);
    const opening = this.#bytes[this.#at];
    if (opening === OPEN_LIST) return await this.#readList();
    if (opening === OPEN_OBJECT) return await this.#readObject();
    // A text has no parts, however long it is.
    return this.#parseUntil(this.#findEnd(this.#bytes.length) ?? this.#bytes.length);
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#bytes.length) this.#refuse();
  }

  async #readList(): Promise<unknown[]> {
    const items: unknown[] = [];
    this.#at++;
    while (!this.#ends(CLOSE_LIST, items.length)) items.push(await this.readValue());
    return items;
  }

  async #readObject(): Promise<object> {
    const members: [string, unknown][] = [];
    this.#at++;
    while (!this.#ends(CLOSE_OBJECT, members.length))
      members.push([this.#readName(), await this.readValue()]);
    // An assignment to `__proto__` would not make a property of that name.
    return Object.fromEntries(members);
  }

  #readName(): string {
    this.#skipSpace();
    if (this.#bytes[this.#at] !== QUOTE) this.#refuse();
    const name = this.#parseUntil(this.#findEnd(this.#bytes.length) ?? this.#bytes.length) as string;
    this.#skipSpace();
    if (this.#bytes[this.#at++] !== COLON) this.#refuse();
    return name;
  }

  /** Whether a list or an object ends here; steps over the comma before another part. */
  #ends(closing: number, count: number): boolean {
    this.#skipSpace();
    const byte = this.#bytes[this.#at];
    if (byte === closing) {
      this.#at++;
      return true;
    }
    if (count === 0) return false;
    if (byte !== COMMA) this.#refuse();
    this.#at++;
    return false;
  }

  #parseUntil(end: number): unknown {
    const value: unknown = JSON.parse(this.#bytes.toString('utf8', this.#at, end));
    this.#at = end;
    return value;
  }

  /** Where the value ends that begins here; undefined where that is past the limit, or nowhere. */
  #findEnd(limit: number): number | undefined {
    const bytes = this.#bytes;
    const until = Math.min(limit, bytes.length);
    let depth = 0;
    for (let i = this.#at; i < until; i++) {
      const byte = bytes[i];
      if (byte === QUOTE) {
        i = this.#endOfText(i, until);
        if (depth === 0) return i < until ? i + 1 : undefined;
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        if (depth <= 1) return depth === 1 ? i + 1 : i;
        depth--;
      } else if (depth === 0 && (byte === COMMA || byte === COLON)) return i;
    }
    return depth === 0 && until === bytes.length ? until : undefined;
  }

  /** Where the quotation mark stands that ends the text which begins with another. */
  #endOfText(start: number, until: number): number {
    const bytes = this.#bytes;
    let i = start + 1;
    while (i < until && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
    return i;
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    for (let byte = bytes[this.#at]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; )
      byte = bytes[++this.#at];
  }

  #refuse(): never {
    throw new SyntaxError(`Unexpected token at position ${this.#at}`);
  }
}
