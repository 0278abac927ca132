import type { Action, ActionReference } from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ActionList, ActionPage, ActionPageQuery } from './action-list.ts';
import { FewActions } from './few-actions.ts';
import { IndexedActions } from './indexed-actions.ts';

/** More are indexed. Most accounts have those alone that their world begins with. */
const FEW = 8;

/** The actions of one account. The indexes are made once there are many: of few they would take most of the memory. */
export class ActionStore implements ActionList {
  #few = new FewActions();
  #indexed: IndexedActions | undefined;

  get(reference: ActionReference): Action | undefined {
    return this.#list.get(reference);
  }

  getUnique(id: string): Action | undefined {
    return this.#list.getUnique(id);
  }

  get settledCount(): number {
    return this.#list.settledCount;
  }

  settled(): Iterable<Action> {
    return this.#list.settled();
  }

  get nextDueAt(): Instant | undefined {
    return this.#list.nextDueAt;
  }

  dueNext(): Action[] {
    return this.#list.dueNext();
  }

  put(action: Action, dueAt?: Instant): void {
    this.#list.put(action, dueAt);
    if (this.#few.size > FEW) this.load(this.#few.all(), this.#few.timeline());
  }

  drop(reference: ActionReference): void {
    this.#list.drop(reference);
  }

  pageOf(deviceId: string, query: ActionPageQuery): ActionPage {
    return this.#list.pageOf(deviceId, query);
  }

  all(): readonly Action[] {
    return this.#list.all();
  }

  timeline(): DueAction[] {
    return this.#list.timeline();
  }

  /** Takes over actions in the order in which they were made; those that ended first give way first again. */
  load(actions: readonly Action[], timeline: readonly DueAction[]): void {
    this.clear();
    if (actions.length > FEW) {
      this.#indexed = new IndexedActions();
      this.#indexed.load(actions, timeline);
      return;
    }
    for (const action of actions) this.#few.put(action);
    for (const { at, ...reference } of timeline) {
      const action = this.#few.get(reference);
      if (action !== undefined) this.#few.put(action, at);
    }
  }

  clear(): void {
    this.#few = new FewActions();
    this.#indexed = undefined;
  }

  get #list(): ActionList {
    return this.#indexed ?? this.#few;
  }
}
