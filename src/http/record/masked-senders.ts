import { type HeaderList, maskHeaderList } from '../../domain/journal/header-list.ts';
import type { MaskHeader } from '../../domain/journal/mask-secrets.ts';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';

/** Different lists of headers that are remembered of one key: those of reads and commands of a client or two. */
const MAX_LISTS = 4;

interface Sender {
  readonly maskedKey: string;
  readonly lists: { readonly sent: HeaderList; readonly masked: HeaderList }[];
  /** Which of the lists gives way next. */
  oldest: number;
}

/**
 * Masks what a client sends with a key. The same client sends the same headers again and again: they are masked, and
 * held in the journal, once.
 */
export class MaskedSenders {
  readonly #senders = new WeakMap<ApiKey, Sender>();
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
    sender.lists[sender.oldest] = { sent, masked };
    sender.oldest = (sender.oldest + 1) % MAX_LISTS;
    return masked;
  }

  #senderOf(key: ApiKey): Sender {
    let sender = this.#senders.get(key);
    if (sender === undefined) {
      sender = { maskedKey: maskKey(key.key), lists: [], oldest: 0 };
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
