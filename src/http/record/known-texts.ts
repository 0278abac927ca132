/** Texts that are remembered: the headers of many kinds of clients. */
const MAX_TEXTS = 1_000;
/** A longer one is hardly sent twice by different clients. */
const MAX_LENGTH = 100;

/** Gives equal texts the same place in memory: those that come over the network are new ones each time. */
export class KnownTexts {
  readonly #texts = new Map<string, string>();

  /** The text by which an equal one is known; the text itself where none is, and there is no room. */
  share(text: string): string {
    if (text.length > MAX_LENGTH) return text;
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < MAX_TEXTS) this.#texts.set(text, text);
    return known ?? text;
  }
}
