import { RunTrail, type Trail } from '../../src/report/run-trail.ts';
import { Coverage } from '../../src/world/coverage/coverage.ts';
import type { CoveredRequest } from '../../src/world/coverage/coverage-facts.ts';
import { createEntry } from './journal.ts';

/** Coverage with a trail that hears of all that it hears of. */
export function openTrail(): { readonly coverage: Coverage; readonly trail: RunTrail } {
  const coverage = new Coverage();
  const trail = new RunTrail();
  coverage.listen((event, scope) => trail.note(event, scope));
  return { coverage, trail };
}

/** What a trail has of these requests. */
export function trailOf(...requests: Partial<CoveredRequest>[]): Trail {
  const { coverage, trail } = openTrail();
  requests.forEach((request, index) => {
    coverage.note(createEntry(index + 1, { requestId: `req_${index + 1}`, ...request }));
  });
  return trail.facts();
}
