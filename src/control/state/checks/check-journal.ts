import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { JournalSnapshot } from '../../../world/journal/journal.ts';

/** What a schema cannot say of a saved journal: that its numbers go up. */
export function* checkJournal(journal: JournalSnapshot, path: string): Generator<ProblemDetail> {
  let previous = journal.droppedThrough;
  let index = 0;
  for (const { sequence } of journal.entries) {
    if (sequence <= previous) {
      yield { path: `${path}/entries/${index}/sequence`, message: 'is not above the one before it' };
    }
    previous = sequence;
    index++;
  }
  if (journal.sequence < previous) yield { path: `${path}/sequence`, message: 'is below that of an entry' };
}
