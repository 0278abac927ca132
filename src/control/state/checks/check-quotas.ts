import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { RateState } from '../../../domain/rate-limit/quota.ts';
import type { AccountCheckpoint } from '../../../domain/record/checkpoint.ts';
import type { Instant } from '../../../domain/time/instant.ts';

/** What a schema cannot say of saved quotas: nothing was counted later than now, and each in its order. */
export function* checkQuotas({ clock, quotas }: AccountCheckpoint, path: string): Generator<ProblemDetail> {
  for (const [q, [, { state }]] of quotas.entries()) {
    const instants = instantsOf(state);
    const place = `${path}/${q}/1/state`;
    if (instants.some((at) => at > clock.at))
      yield { path: place, message: 'counts what is later than the clock' };
    if (instants.some((at, i) => at <= (instants[i - 1] ?? Number.NEGATIVE_INFINITY)))
      yield { path: place, message: 'is not in the order of time' };
  }
}

function instantsOf(state: RateState): readonly Instant[] {
  if (state.algorithm === 'sliding-window') return state.takes.map(({ at }) => at);
  return [state.algorithm === 'token-bucket' ? state.at : state.startedAt];
}
