import { didYouMean } from '../../domain/closest-name.ts';
import { PROBLEM_KINDS } from '../../domain/failures/problem.ts';
import { checkReplyHeaders } from '../../domain/headers/check-headers.ts';
import { MAX_DELAY_MS } from '../../domain/rules/effects/delay.ts';
import type { DelaySpec, EffectSpec } from '../../domain/rules/rule-spec.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { quoteValue } from '../../domain/validation/quote-value.ts';
import { checkDuration } from '../problems/check-duration.ts';
import { millisecondsOf } from './build-effect.ts';
import { checkPatch } from './check-patch.ts';

type Problems = Generator<InputProblem>;
type Part = keyof EffectSpec;

const ONE_HOUR = { ms: MAX_DELAY_MS, text: '1h' };
const NO_ANSWER: readonly Part[] = ['reset', 'empty', 'hang'];
const BYTE_FAULTS: readonly Part[] = ['cutAfterBytes', 'malformedJson', 'drip'];
const CHANGES: readonly Part[] = ['offline', 'action', 'stale', 'merge', 'patch'];
const STATUS_WITHOUT_BODY = [204, 205, 304];

/** What an effect cannot do, though it has the right form. */
export function* checkEffect(effect: EffectSpec, path: Path, codes?: readonly string[]): Problems {
  yield* checkCombination(effect, path);
  if (codes !== undefined) yield* checkError(effect.error, [...path, 'error'], codes);
  if (effect.headers !== undefined) yield* checkReplyHeaders(effect.headers, [...path, 'headers']);
  if (effect.body !== undefined && STATUS_WITHOUT_BODY.includes(effect.status ?? 0)) {
    yield {
      path: [...path, 'body'],
      why: `an answer ${effect.status} has no body.`,
      advice: 'Leave it out.',
    };
  }
  yield* checkDelay(effect.delay, [...path, 'delay']);
  yield* checkDuration(effect.drip?.every, [...path, 'drip', 'every'], ONE_HOUR);
  yield* checkDuration(effect.stale, [...path, 'stale']);
  yield* checkAction(effect.action, [...path, 'action']);
  yield* checkPatch(effect.patch ?? [], [...path, 'patch']);
}

function* checkCombination(effect: EffectSpec, path: Path): Problems {
  const given = (parts: readonly Part[]): Part[] => parts.filter((part) => effect[part] !== undefined);
  const changes = given(CHANGES);
  const deciding = [...given(['error', 'status', ...NO_ANSWER, 'key']), ...changes.slice(0, 1)];
  yield* refuseTwo(deciding, path, 'each decides what is answered');
  yield* refuseTwo(given(['merge', 'patch']), path, 'each changes the true answer');
  yield* refuseTwo(given(['offline', 'action']), path, 'each says how the action ends');
  yield* refuseTwo(given(BYTE_FAULTS), path, 'each decides how the bytes of the answer go out');
  const [silent] = given(NO_ANSWER);
  for (const part of silent === undefined ? [] : given(['headers', ...BYTE_FAULTS])) {
    const why = `"${part}" needs an answer, and with "${silent}" there is none.`;
    yield { path: [...path, part], why, advice: `Leave out one of "${part}" and "${silent}".` };
  }
}

function* refuseTwo([first, second]: readonly Part[], path: Path, why: string): Problems {
  if (second === undefined) return;
  yield {
    path: [...path, second],
    why: `"${first}" and "${second}" exclude one another: ${why}.`,
    advice: 'Keep one of them, or make them two steps of a list.',
  };
}

function* checkError(code: string | undefined, path: Path, codes: readonly string[]): Problems {
  const known = [...new Set([...codes, ...PROBLEM_KINDS])];
  if (code === undefined || known.includes(code)) return;
  const advice = didYouMean(code.slice(0, 100), known) ?? `Known are ${known.join(', ')}.`;
  yield { path, why: `no error has the code ${quoteValue(code)}.`, advice };
}

function* checkDelay(delay: DelaySpec | undefined, path: Path): Problems {
  if (typeof delay !== 'object') {
    yield* checkDuration(delay, path, ONE_HOUR);
    return;
  }
  for (const part of ['min', 'max', 'median', 'p99'] as const)
    yield* checkDuration(delay[part], [...path, part], ONE_HOUR);
  const isRange = Object.hasOwn(delay, 'min') && Object.hasOwn(delay, 'max');
  const isTail = Object.hasOwn(delay, 'median') && Object.hasOwn(delay, 'p99');
  if (isRange === isTail || Object.keys(delay).length > 2) {
    const why = 'a delay is drawn evenly between two bounds, or around a median.';
    yield { path, why, advice: 'Give exactly {min, max} or {median, p99}.' };
    return;
  }
  const [low, high] = isRange ? (['min', 'max'] as const) : (['median', 'p99'] as const);
  if (millisecondsOf(delay[low]) > millisecondsOf(delay[high])) {
    const why = `"${low}" is ${delay[low]}, which is more than "${high}".`;
    yield { path: [...path, low], why, advice: 'Exchange the two.' };
  } else if (isTail && millisecondsOf(delay.median) === 0) {
    const why = 'a median of 0 leaves nothing to draw from.';
    yield { path: [...path, 'median'], why, advice: 'Give at least 1ms.' };
  }
}

function* checkAction(action: EffectSpec['action'], path: Path): Problems {
  if (typeof action !== 'object') return;
  yield* checkDuration(action.completeAfter, [...path, 'completeAfter']);
  for (const part of ['errorCode', 'errorMessage'] as const) {
    if (action[part] === undefined || action.outcome === 'failed') continue;
    const why = 'only an action that fails has it.';
    yield { path: [...path, part], why, advice: 'Add "outcome: failed", or leave it out.' };
  }
  if (action.outcome === 'never' && action.completeAfter !== undefined) {
    const why = 'an action that never ends ends after no time.';
    yield { path: [...path, 'completeAfter'], why, advice: 'Leave it out, or choose another outcome.' };
  }
}
