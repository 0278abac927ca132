import { type Action, type ActionReference, isSettled } from '../../../domain/actions/action.ts';
import { FAMILY_OF_COMMAND } from '../../../domain/device-command.ts';
import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { AccountCheckpoint } from '../../../domain/record/checkpoint.ts';

type Problems = Generator<ProblemDetail>;

/** What a schema cannot say of saved actions: that each is there once, and that what waits is on the timeline. */
export function* checkActions({ actions, timeline, clock }: AccountCheckpoint, path: string): Problems {
  const due = new Set(timeline.map(keyOf));
  if (due.size < timeline.length) yield { path: `${path}/timeline`, message: 'has an action twice' };
  const byKey = new Map<string, Action>();
  for (const [a, action] of actions.entries()) {
    const place = `${path}/actions/${a}`;
    const key = keyOf({ family: action.family, actionId: action.id });
    if (byKey.has(key))
      yield { path: `${place}/id`, message: 'is the id of another action of the family too' };
    byKey.set(key, action);
    if (FAMILY_OF_COMMAND[action.command.kind] !== action.family)
      yield { path: `${place}/command/kind`, message: 'is no command of the family' };
    if (action.updatedAt > clock.at) yield { path: place, message: 'is later than the clock' };
    if (!isSettled(action) && !due.has(key))
      yield { path: place, message: 'waits for nothing: the timeline does not have it' };
  }
  for (const [t, reference] of timeline.entries()) {
    const action = byKey.get(keyOf(reference));
    if (action === undefined || isSettled(action))
      yield { path: `${path}/timeline/${t}`, message: 'names no action that waits' };
  }
}

function keyOf({ family, actionId }: ActionReference): string {
  return `${family}/${actionId}`;
}
