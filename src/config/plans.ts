import type { RatePlan } from '../domain/rate-limit.ts';
import { closedObject, recordOf } from './collections.ts';
import { type Reader, text, wholeNumber } from './readers.ts';

export type RatePlans = Readonly<Record<string, RatePlan>>;

/** Plans that exist without being defined; the user's own of the same name stands in their place. */
export const BUILT_IN_PLANS: RatePlans = { ratelimited: { limit: 5, windowSeconds: 60 } };

const readPlanName = text({
  pattern: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  expected: 'called by a letter and up to 63 letters, digits, - or _',
  example: 'trial',
});

const readPlan = closedObject<RatePlan>({
  limit: wholeNumber({ min: 1, max: 1_000_000, example: 100 }),
  windowSeconds: wholeNumber({ min: 1, max: 86_400, example: 60 }),
});

export function ratePlans(): Reader<RatePlans> {
  const read = recordOf(readPlanName, readPlan);
  return (value, place) => ({ ...BUILT_IN_PLANS, ...read(value, place) });
}
