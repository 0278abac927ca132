import { invalidRequest } from '../../domain/failures/problem.ts';
import {
  type ClockPace,
  FROZEN_PACE,
  parsePace,
  REAL_PACE,
  scaledPace,
} from '../../domain/time/clock-pace.ts';
import type { Schemas } from '../operations.ts';

/** A clock that a body gives in short, as an object. */
export function expandClock<T extends object>(clock: string | T) {
  if (typeof clock !== 'string') return clock;
  const { mode, factor } = parsePace(clock) ?? REAL_PACE;
  return mode === 'scaled' ? { mode, factor } : { mode };
}

/** The pace that a body names. @throws ApiProblem where mode and factor do not fit. */
export function readPace(
  { mode, factor }: Pick<Schemas['ClockChange'], 'mode' | 'factor'>,
  path = '/body',
): ClockPace {
  if (mode === 'scaled') {
    if (factor === undefined)
      throw invalidRequest({ path: `${path}/factor`, message: 'is required by the mode "scaled"' });
    return scaledPace(factor);
  }
  if (factor !== undefined)
    throw invalidRequest({ path: `${path}/factor`, message: 'needs the mode "scaled"' });
  return mode === 'frozen' ? FROZEN_PACE : REAL_PACE;
}
