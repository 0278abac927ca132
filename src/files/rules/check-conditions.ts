import { didYouMean } from '../../domain/closest-name.ts';
import { checkHeaderNames } from '../../domain/headers/check-headers.ts';
import type { KnownNames, KnownOperation } from '../../domain/rules/known-names.ts';
import type { Moment } from '../../domain/rules/rule.ts';
import type { ConditionsSpec } from '../../domain/rules/rule-spec.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { quoteValue } from '../../domain/validation/quote-value.ts';
import { listOf, readMoment } from './build-conditions.ts';

type Problems = Generator<InputProblem>;

/** What a condition cannot mean, though it has the right form. */
export function* checkConditions(
  when: ConditionsSpec,
  path: Path,
  { editions, operations }: KnownNames,
): Problems {
  if (editions !== undefined) yield* checkNames(when.edition, [...path, 'edition'], 'edition', editions);
  if (operations !== undefined) yield* checkOperations(when, path, operations);
  for (const [place, pattern] of placesOf(when.path, [...path, 'path']))
    yield* checkPathPattern(pattern, place);
  if (when.headers !== undefined) yield* checkHeaderNames(when.headers, [...path, 'headers']);
  yield* checkCall(when.call, [...path, 'call']);
  yield* checkClock(when, path);
}

function* checkOperations(when: ConditionsSpec, path: Path, operations: readonly KnownOperation[]): Problems {
  const ids = [...new Set(operations.map(({ id }) => id))];
  yield* checkNames(when.operation, [...path, 'operation'], 'operation', ids);
  const named = listOf(when.operation).flatMap((id) => operations.filter((operation) => operation.id === id));
  yield* checkAgreement(named, 'edition', when.edition, [...path, 'edition']);
  const editions = listOf(when.edition);
  const meant = named.filter(({ edition }) => editions.length === 0 || editions.includes(edition));
  yield* checkAgreement(meant, 'method', when.method, [...path, 'method']);
  yield* checkAgreement(meant, 'family', when.family, [...path, 'family']);
}

function* checkNames(
  names: string | readonly string[] | undefined,
  path: Path,
  kind: 'operation' | 'edition',
  known: readonly string[],
): Problems {
  for (const [place, name] of placesOf(names, path)) {
    if (known.includes(name)) continue;
    const advice = didYouMean(name.slice(0, 100), known) ?? `Known are ${known.join(', ')}.`;
    yield { path: place, why: `no ${kind} is called ${quoteValue(name)}.`, advice };
  }
}

/** A rule for operations that all have another method, family or edition would match nothing. */
function* checkAgreement(
  named: readonly KnownOperation[],
  part: 'method' | 'family' | 'edition',
  wanted: string | readonly string[] | undefined,
  path: Path,
): Problems {
  if (wanted === undefined || named.length === 0) return;
  const own = named.map((operation) => operation[part]);
  if (own.some((value) => value === undefined || listOf(wanted).includes(value))) return;
  yield {
    path,
    why: `no operation that the rule names has this ${part}, so it could never match.`,
    advice: `Leave it out; ${named[0]?.id} is ${own[0]}.`,
  };
}

function* checkPathPattern(pattern: string, path: Path): Problems {
  const segments = pattern.split('/');
  const isPath = segments[0] === '' && segments.length > 1;
  const hasGoodStars = segments.every((segment) => /^\*{1,2}$/.test(segment) || !segment.includes('*'));
  if (isPath && hasGoodStars && !/[?#]/.test(pattern)) return;
  const why = `${quoteValue(pattern)} is not a path pattern.`;
  const advice =
    'Begin it with /, leave the query out, and let * or ** stand for whole segments: /battery/* or /**.';
  yield { path, why, advice };
}

function* checkCall(call: ConditionsSpec['call'], path: Path): Problems {
  if (typeof call !== 'object' || call.to === undefined) return;
  const first = call.from ?? call.every ?? 1;
  if (first <= call.to) return;
  yield {
    path,
    why: `there is no call from the ${first}. to the ${call.to}.`,
    advice: 'Put the smaller number under "from".',
  };
}

function* checkClock({ between, after, until }: ConditionsSpec, path: Path): Problems {
  if (between !== undefined && (after !== undefined || until !== undefined)) {
    yield {
      path: [...path, 'between'],
      why: '"after" and "until" say the same.',
      advice: 'Give either "between" or these two.',
    };
    return;
  }
  const [start, end] =
    between === undefined
      ? ([['after'], ['until']] as const)
      : ([
          ['between', 'from'],
          ['between', 'to'],
        ] as const);
  const { from = after, to = until } = between ?? {};
  const [fromMoment, toMoment] = [readOptional(from), readOptional(to)];
  yield* checkMoment(from, fromMoment, [...path, ...start]);
  yield* checkMoment(to, toMoment, [...path, ...end]);
  if (isEmptyWindow(fromMoment, toMoment)) {
    yield {
      path: [...path, ...end],
      why: `the interval from ${from} to ${to} is empty.`,
      advice: 'Put the earlier moment first.',
    };
  }
}

function readOptional(text: string | undefined): Moment | undefined {
  return text === undefined ? undefined : readMoment(text);
}

function* checkMoment(text: string | undefined, moment: Moment | undefined, path: Path): Problems {
  if (text === undefined || moment !== undefined) return;
  const why = `${quoteValue(text)} is neither a UTC time nor a duration.`;
  yield { path, why, advice: 'Write for example 2025-06-01T18:00:00Z, or 10m from when the rule was added.' };
}

/** Two moments of different kinds cannot be compared before the rule is added. */
function isEmptyWindow(from: Moment | undefined, to: Moment | undefined): boolean {
  if (from === undefined || to === undefined) return to !== undefined && 'afterMs' in to && to.afterMs === 0;
  if ('at' in from) return 'at' in to && to.at <= from.at;
  return 'afterMs' in to && to.afterMs <= from.afterMs;
}

export function placesOf<T>(value: T | readonly T[] | undefined, path: Path): (readonly [Path, T])[] {
  if (!Array.isArray(value)) return listOf(value).map((item) => [path, item]);
  return (value as readonly T[]).map((item, i) => [[...path, i], item]);
}
