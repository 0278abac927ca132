import { describe, expect, it } from 'vitest';
import { JsonScan } from '../../../../src/http/layers/json-scan.ts';

function problemOf(...pieces: readonly string[]): string | undefined {
  const scan = new JsonScan();
  for (const piece of pieces) scan.read(Buffer.from(piece));
  return scan.problem;
}

describe('A JSON text that is scanned', () => {
  it('may be nested, but not deeply', () => {
    expect(problemOf('['.repeat(200))).toBeUndefined();
    expect(problemOf('['.repeat(201))).toBe('is nested too deeply');
    expect(problemOf('[]'.repeat(10_000))).toBeUndefined();
    expect(problemOf('{"a":'.repeat(100), '{"a":'.repeat(101))).toBe('is nested too deeply');
  });

  it('has its texts passed over, wherever the pieces are cut', () => {
    const text = JSON.stringify({ a: `${'['.repeat(300)}"\\`, b: '\\"[' });
    for (let at = 0; at < text.length; at++)
      expect(problemOf(text.slice(0, at), text.slice(at))).toBeUndefined();
  });

  it('may have millions of values, and no more', () => {
    expect(problemOf(`[1${',1'.repeat(3_000_000)}]`)).toBeUndefined();
    expect(problemOf(`[1${',1'.repeat(4_000_000)}]`)).toBe('has too many values');
  });
});
