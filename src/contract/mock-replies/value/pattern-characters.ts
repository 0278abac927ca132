import type { AST } from '@eslint-community/regexpp';

/** What is drawn from: printable ASCII, and a few letters beyond it for properties such as `\p{Lu}`. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const OTHERS = ` !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`;
const BEYOND = 'éßñøΩжש中ア€±٣';
const POOL = [...`${LETTERS}${DIGITS}${OTHERS}${BEYOND}`];
/** Read better than others where anything may stand. */
const PLAIN = [...`${LETTERS}${DIGITS}`];

/** Characters that stand for a place of a pattern: the plain ones among them where there are any. */
export function charactersOf(element: AST.Character | AST.CharacterSet | AST.CharacterClass): string[] {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)];
  // By the regular expression itself: its own rules of classes, negation and properties.
  const isMatch = new RegExp(`^${element.raw}$`, 'u');
  const plain = PLAIN.filter((character) => isMatch.test(character));
  if (plain.length > 0 && element.type !== 'CharacterClass') return plain;
  const all = POOL.filter((character) => isMatch.test(character));
  return all.length > 0 ? all : rangesOf(element);
}

/** The beginnings of the ranges of a class that has nothing in common with the pool, such as `[α-ω]`. */
function rangesOf(element: AST.CharacterSet | AST.CharacterClass): string[] {
  if (element.type !== 'CharacterClass' || element.negate) return [];
  return element.elements.flatMap((part) => {
    if (part.type === 'Character') return [String.fromCodePoint(part.value)];
    return part.type === 'CharacterClassRange' ? [String.fromCodePoint(part.min.value)] : [];
  });
}
