import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskHeaderList } from '../../../../src/domain/journal/header-list.ts';
import { createHeaderMask } from '../../../../src/domain/journal/mask-secrets.ts';
import type { ApiKey } from '../../../../src/domain/keys/api-key.ts';
import { MaskedSenders } from '../../../../src/http/record/masked-senders.ts';

function createKey(key: string): ApiKey {
  return { key, name: key, edition: 'v1', environment: 'sandbox', permissions: ['read'], createdAt: 0 };
}

const maskHeader = createHeaderMask(['x-api-key']);
const KEY = createKey('sk_sandbox_verysecret');

describe('What is masked of a sender', () => {
  it('is the same as if each list of headers were masked by itself', () => {
    const header = fc.tuple(
      fc.constantFrom('x-api-key', 'Cookie', 'Accept'),
      fc.constantFrom('a=b', KEY.key),
    );
    const lists = fc.array(fc.array(header, { maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(lists, (sent) => {
        const senders = new MaskedSenders(maskHeader);
        for (const headers of sent.map((list) => list.flat()))
          expect(senders.headersOf(KEY, headers)).toEqual(maskHeaderList(headers, maskHeader));
      }),
    );
  });

  it('is held once for equal headers of a key, and apart for other keys', () => {
    const senders = new MaskedSenders(maskHeader);
    const read = () => senders.headersOf(KEY, ['Accept', '*/*']);
    const first = read();
    senders.headersOf(KEY, ['Accept', 'text/html']);
    expect(read()).toBe(first);
    expect(senders.headersOf(createKey('sk_sandbox_another'), ['Accept', '*/*'])).not.toBe(first);
  });

  it('is its key without what opens the door', () => {
    expect(new MaskedSenders(maskHeader).keyOf(KEY)).toBe('sk_sandbox_v…');
  });
});
