/** What a draw is keyed by: an entity's id, an ordinal, the name of what is drawn. */
export type DrawKey = string | number;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Two independent 32-bit hashes of the key texts (cyrb53's mixing), the state behind every draw. */
function hash(seed: string, keys: readonly DrawKey[], block?: number): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const mix = (text: string): void => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 2654435761);
      b = Math.imul(b ^ unit, 1597334677);
    }
    // A separator, so that ('ab', 'c') and ('a', 'bc') are different draws.
    a = Math.imul(a ^ 0x1f, 2654435761);
    b = Math.imul(b ^ 0x1f, 1597334677);
  };
  mix(seed);
  for (const key of keys) mix(String(key));
  if (block !== undefined) mix(String(block));
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}

/** A number 0 ≤ n < 1 that depends on the seed and the keys alone, never on what was drawn before. */
export function draw(seed: string, ...keys: readonly DrawKey[]): number {
  const [a, b] = hash(seed, keys);
  return (a * 0x200000 + (b >>> 11)) / 2 ** 53;
}

/** A number in `[min, max)`. */
export function drawBetween(min: number, max: number, seed: string, ...keys: readonly DrawKey[]): number {
  return min + (max - min) * draw(seed, ...keys);
}

/** One of `choices`. @throws RangeError where there is none. */
export function drawOne<T>(choices: readonly T[], seed: string, ...keys: readonly DrawKey[]): T {
  const choice = choices[Math.floor(draw(seed, ...keys) * choices.length)];
  if (choice === undefined) throw new RangeError('Failed to draw: there are no choices. Give at least one.');
  return choice;
}

/** An unsigned 32-bit integer, for generators that want a numeric seed of their own. */
export function drawSeed(seed: string, ...keys: readonly DrawKey[]): number {
  return hash(seed, keys)[0];
}

/** `length` lower-case letters and digits, as the vendor's identifiers have them. */
export function drawText(length: number, seed: string, ...keys: readonly DrawKey[]): string {
  const codes: number[] = [];
  for (let block = 0; codes.length < length; block++) {
    let [a, b] = hash(seed, keys, block);
    for (let i = 0; i < 6 && codes.length < length; i++) {
      codes.push(ALPHABET.charCodeAt(a % 36));
      a = Math.floor(a / 36);
      if (i === 2) [a, b] = [b, a];
    }
  }
  return String.fromCharCode(...codes);
}
