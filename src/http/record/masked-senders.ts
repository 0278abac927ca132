import { type HeaderList, maskHeaderList } from '../../domain/journal/header-list.ts';
import type { MaskHeader } from '../../domain/journal/mask-secrets.ts';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import { KnownTexts } from './known-texts.ts';

/** Different lists of headers that are remembered of one key: those of reads and commands of a client or two. */
const MAX_LISTS = 4;

interface Sender {
  readonly maskedKey: string;
  lists: { readonly sent: HeaderList; readonly masked: HeaderList }[];
  /** Which of the lists gives way next. */
  oldest: number;
}

const NO_LISTS: Sender['lists'] = [];

/**
 * Masks what a client sends with a key. The same client sends the same headers again and again: they are masked, and
 * held in the journal, once. Those of different keys mostly differ in the key alone, and share the rest.
 */
export class MaskedSenders {
  readonly #senders = new WeakMap<ApiKey, Sender>();
  readonly #texts = new KnownTexts();
  readonly #maskHeader: MaskHeader;

  constructor(maskHeader: MaskHeader) {
    this.#maskHeader = maskHeader;
  }

  keyOf(key: ApiKey): string {
    return this.#senderOf(key).maskedKey;
  }

  headersOf(key: ApiKey, sent: HeaderList): HeaderList {
    const sender = this.#senderOf(key);
    const known = sender.lists.find((list) => isSame(list.sent, sent));
    if (known !== undefined) return known.masked;
    const masked = maskHeaderList(sent, this.#maskHeader);
    if (sender.lists.length < MAX_LISTS) {
      // Joined, a list is no longer than it must be.
      sender.lists = sender.lists.concat(this.#share(sent, masked));
    } else {
      sender.lists[sender.oldest] = { sent, masked };
      sender.oldest = (sender.oldest + 1) % MAX_LISTS;
    }
    return masked;
  }

  /** The same lists, in which other senders have the same texts. A value that was masked is of this key alone. */
  #share(sent: HeaderList, masked: string[]): Sender['lists'][number] {
    const shared = sent.map((text, i) => (text === masked[i] ? this.#texts.share(text) : text));
    for (const [i, text] of sent.entries()) if (text === masked[i]) masked[i] = shared[i] ?? text;
    return { sent: shared, masked };
  }

  #senderOf(key: ApiKey): Sender {
    let sender = this.#senders.get(key);
    if (sender === undefined) {
      sender = { maskedKey: maskKey(key.key), lists: NO_LISTS, oldest: 0 };
      this.#senders.set(key, sender);
    }
    return sender;
  }
}

function isSame(one: HeaderList, other: HeaderList): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
