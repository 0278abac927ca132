import type { Action } from './action.ts';
import type { TransitionFact } from './action-facts.ts';

/**
 * The action after a fact: nothing else changes an action's state.
 * New properties come first: V8 makes a hidden class of its own for each copy by `...` that gets more after it.
 */
export function transition(action: Action, fact: TransitionFact): Action {
  const { at } = fact;
  switch (fact.kind) {
    case 'action.acknowledged':
      return { acknowledgedAt: at, ...action, state: 'acknowledged', updatedAt: at };
    case 'action.postponed':
      return action;
    case 'action.completed':
      return { completedAt: at, ...action, state: 'completed', updatedAt: at };
    case 'action.failed':
      return { failure: fact.failure, completedAt: at, ...action, state: 'failed', updatedAt: at };
    case 'action.cancelled':
      return { ...action, state: 'cancelled', updatedAt: at };
  }
}
