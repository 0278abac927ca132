import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_KEPT_BYTES, recordBody, recordText } from '../../../../src/http/record/record-body.ts';

function record(bytes: Buffer, sizeBytes: number | undefined = bytes.length) {
  return recordBody({ bytes, sizeBytes });
}

describe('A recorded body', () => {
  it('is the text that was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }), (text) => {
        const bytes = Buffer.from(text);
        expect(record(bytes)).toEqual({ text, isBase64: false, isCut: false, sizeBytes: bytes.length });
      }),
    );
  });

  it('is base64 of bytes that are no text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    expect(record(bytes)).toEqual({ text: '//4AgA==', isBase64: true, isCut: false, sizeBytes: 4 });
  });

  it('is cut, between characters', () => {
    for (const character of ['x', 'é', '€', '🔋']) {
      const kept = record(Buffer.from(`a${character.repeat(MAX_KEPT_BYTES)}`));
      expect(kept).toMatchObject({ isBase64: false, isCut: true });
      expect(Buffer.byteLength(kept?.text ?? '')).toBeGreaterThan(MAX_KEPT_BYTES - 4);
      expect(kept?.text.replaceAll(character, '')).toBe('a');
    }
    expect(record(Buffer.alloc(MAX_KEPT_BYTES * 2, 0xff))?.text).toHaveLength(
      4 * Math.ceil(MAX_KEPT_BYTES / 3),
    );
  });

  it('is nothing where nothing came, and says so where it was refused', () => {
    expect(record(Buffer.alloc(0))).toBeUndefined();
    expect(recordBody({ bytes: Buffer.alloc(0), sizeBytes: 99 })).toMatchObject({ text: '', isCut: true });
    expect(recordBody({ bytes: Buffer.alloc(0), sizeBytes: undefined })).toMatchObject({ isCut: true });
  });

  it('has no key in it', () => {
    expect(record(Buffer.from('{"key":"sk_live_verysecretkey"}'))?.text).toBe('{"key":"sk_live_very…"}');
    expect(recordText('"sk_live_verysecretkey"', 23)?.text).toBe('"sk_live_very…"');
  });

  it('of a reply is bounded too', () => {
    const text = 'x'.repeat(MAX_KEPT_BYTES + 1);
    expect(recordText(text, text.length)).toMatchObject({ isCut: true, sizeBytes: MAX_KEPT_BYTES + 1 });
    expect(recordText('', 0)).toBeUndefined();
  });
});
