import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyStore, type StoredBody } from '../../../../src/world/journal/body-store.ts';

const TEXT = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.nat({ max: 90_000 }).map((length) => 'x'.repeat(length)),
);

const bodyOf = (text: string) => ({ text, isBase64: false, isCut: true, sizeBytes: text.length });

describe('A store of bodies', () => {
  it('gives each back as it was put, whatever came and went meanwhile', () => {
    const steps = fc.array(fc.record({ text: TEXT, isFreed: fc.boolean(), which: fc.nat() }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (sent) => {
        const store = new BodyStore();
        const held: { text: string; stored: StoredBody }[] = [];
        for (const { text, isFreed, which } of sent) {
          held.push({ text, stored: store.put(bodyOf(text)) });
          if (isFreed) for (const { stored } of held.splice(which % held.length, 1)) store.free(stored);
        }
        expect(
          held.map(({ stored: { text, isBase64, isCut, sizeBytes } }) => ({
            text,
            isBase64,
            isCut,
            sizeBytes,
          })),
        ).toEqual(held.map(({ text }) => bodyOf(text)));
      }),
    );
  });

  it('goes on with the memory it has where the oldest give way to the newest', () => {
    const store = new BodyStore();
    const queue: StoredBody[] = [];
    const chunks = new Set<unknown>();
    const next = (text: string): void => {
      queue.push(store.put(bodyOf(text)));
      if (queue.length > 1_000) for (const oldest of queue.splice(0, 1)) store.free(oldest);
    };
    for (let i = 0; i < 5_000; i++) next('x'.repeat(1_000));
    for (const { chunk } of queue) chunks.add(chunk);
    for (let i = 0; i < 20_000; i++) next('x'.repeat(1_000));
    for (const { chunk } of queue) chunks.add(chunk);
    // Sixteen hold what is there; one is being filled or emptied, one is spare.
    expect(chunks.size).toBeLessThanOrEqual(18);
  });
});
