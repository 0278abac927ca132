import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { charactersOf } from './pattern-characters.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How many characters a part of a pattern can take. */
interface Lengths {
  readonly min: number;
  readonly max: number;
}

/** No part is written longer, whatever a pattern allows. */
const LONGEST = 10_000;
const ANYTHING: AST.Element[] = [];

/** Writes texts of a wanted length that a pattern matches. Assertions are not looked at: who asks checks the text. */
export class PatternSampler {
  readonly #alternatives: readonly AST.Alternative[];
  /** Of the texts that the pattern itself describes. */
  readonly lengths: Lengths;

  /** @throws SyntaxError for what is no regular expression */
  constructor(pattern: string) {
    const parsed = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, {
      unicode: true,
    });
    this.#alternatives = parsed.alternatives;
    this.lengths = lengthsOfAny(this.#alternatives);
  }

  /** Undefined where a choice that was drawn on the way leads to no such length. */
  sample(length: number, random: SeededRandom): string | undefined {
    return writeAny(this.#alternatives, length, random);
  }
}

function lengthsOfAny(alternatives: readonly AST.Alternative[]): Lengths {
  const all = alternatives.map(({ elements }) => lengthsOfAll(elements));
  return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
}

function lengthsOfAll(elements: readonly AST.Element[]): Lengths {
  let [min, max] = [0, 0];
  for (const element of elements) {
    const lengths = lengthsOf(element);
    min += lengths.min;
    max += lengths.max;
  }
  return { min, max: Math.min(max, LONGEST) };
}

function lengthsOf(element: AST.Element): Lengths {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return { min: 1, max: 1 };
    case 'Group':
    case 'CapturingGroup':
      return lengthsOfAny(element.alternatives);
    case 'Quantifier': {
      const inner = lengthsOf(element.element);
      return {
        min: Math.min(LONGEST, element.min * inner.min),
        max: inner.max === 0 ? 0 : Math.min(LONGEST, element.max * inner.max),
      };
    }
    default:
      return { min: 0, max: 0 };
  }
}

function writeAny(
  alternatives: readonly AST.Alternative[],
  length: number,
  random: SeededRandom,
): string | undefined {
  const fitting = alternatives.filter(({ elements }) => isWithin(lengthsOfAll(elements), length));
  const [first, ...others] = fitting;
  return first === undefined ? undefined : writeAll(random.pick([first, ...others]).elements, length, random);
}

/** Gives each part what it needs, and shares out what is left: by chance, but the last one takes the rest. */
function writeAll(
  elements: readonly AST.Element[],
  length: number,
  random: SeededRandom,
): string | undefined {
  const [element, ...rest] = elements;
  if (element === undefined) return length === 0 ? '' : undefined;
  const [own, others] = [lengthsOf(element), lengthsOfAll(rest)];
  const least = Math.max(own.min, length - others.max);
  const most = Math.min(own.max, length - others.min);
  if (least > most) return undefined;
  const text = write(element, random.int(least, most), random);
  const behind = text === undefined ? undefined : writeAll(rest, length - text.length, random);
  return behind === undefined ? undefined : `${text}${behind}`;
}

function write(element: AST.Element, length: number, random: SeededRandom): string | undefined {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass': {
      const [first, ...others] = charactersOf(element);
      return first === undefined ? undefined : random.pick([first, ...others]);
    }
    case 'Group':
    case 'CapturingGroup':
      return writeAny(element.alternatives, length, random);
    case 'Quantifier':
      return writeRepeated(element, length, random);
    default:
      return length === 0 ? '' : undefined;
  }
}

function writeRepeated(
  { element, min, max }: AST.Quantifier,
  length: number,
  random: SeededRandom,
): string | undefined {
  const inner = lengthsOf(element);
  if (inner.max === 0) return length === 0 ? '' : undefined;
  const fewest = Math.max(min, Math.ceil(length / inner.max));
  const most = Math.min(max, inner.min === 0 ? Math.max(fewest, length) : Math.floor(length / inner.min));
  if (fewest > most) return undefined;
  const count = random.int(fewest, Math.min(most, fewest + 8));
  return writeAll(count === 0 ? ANYTHING : Array<AST.Element>(count).fill(element), length, random);
}

function isWithin({ min, max }: Lengths, length: number): boolean {
  return min <= length && length <= max;
}
