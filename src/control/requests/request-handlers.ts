import { countRequests } from '../../domain/journal/expectation.ts';
import type { JournalEntry } from '../../domain/journal/journal-entry.ts';
import { describeQuery, type JournalQuery } from '../../domain/journal/journal-query.ts';
import { createHeaderMask } from '../../domain/journal/mask-secrets.ts';
import { describeNearest, nearMissesOf } from '../../domain/journal/near-misses.ts';
import type { Journal } from '../../world/journal/journal.ts';
import { startDeadline } from '../../world/time/machine-clock.ts';
import { OpenCalls } from '../access/open-calls.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlCall, type ControlHandlers, NO_CONTENT, type Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { presentNearMiss, presentRequest } from './present-request.ts';
import { checkQuery, readExpectation, readTimeoutMs } from './read-expectation.ts';

type RequestOperation = 'listRequests' | 'clearRequests' | 'verifyRequests' | 'waitForRequests';
type JournalCall = Pick<ControlCall<RequestOperation>, 'account'> & {
  readonly query: { readonly unauthenticated?: boolean };
};

export function createRequestHandlers(dependencies: ControlDependencies): ControlHandlers<RequestOperation> {
  const { accounts, editions } = dependencies;
  const maskHeader = createHeaderMask(editions.keyHeaders);
  const rules = { editions, maskHeader };
  const waits = new OpenCalls(WAITS);
  const present = (entry: JournalEntry) => presentRequest(entry, maskHeader);
  const journalOf = (call: JournalCall): Journal =>
    call.query.unauthenticated === true ? accounts.unauthenticatedJournal : call.account.journal;
  return {
    listRequests: (call) => {
      const { order, offset = 0, limit = 50, account: _, unauthenticated: __, ...query } = call.query;
      checkQuery(query, rules, '/query');
      const journal = journalOf(call);
      const found = journal.query(query);
      const { page, pagination } = paginate(order === 'newest' ? found.reverse() : found, { offset, limit });
      const { sequence, droppedCount } = journal;
      const items = page.map(present);
      return { status: 200, body: { items, pagination, sequence, dropped: droppedCount } };
    },
    clearRequests: (call) => {
      journalOf(call).clear();
      return NO_CONTENT;
    },
    verifyRequests: (call) => {
      const expectation = readExpectation(call.body, rules);
      const { nearMisses, ...verdict } = requireOn(journalOf(call)).verify(expectation);
      const misses = nearMisses.map((miss) => presentNearMiss(miss, maskHeader));
      return { status: 200, body: { ...verdict, nearMisses: misses } };
    },
    waitForRequests: async (call) => {
      checkQuery(call.body.request, rules, '/body/request');
      const journal = requireOn(journalOf(call));
      const found = await waits.count(journal, () => waitForRequests(journal, call));
      return { status: 200, body: { items: found.map(present) } };
    },
  };
}

/** Each is compared with every request that comes to its account. */
const WAITS = {
  act: 'wait for requests',
  calls: 'waits',
  advice: 'Wait again once one of them has ended, or let one wait take several requests by "count".',
};

/** @throws ControlProblem where fewer came in time. Who has gone away waits no longer. */
async function waitForRequests(
  journal: Journal,
  { body, onAbandoned }: Pick<ControlCall<'waitForRequests'>, 'body' | 'onAbandoned'>,
): Promise<readonly JournalEntry[]> {
  const { request, count = 1, timeout = '5s' }: Schemas['Wait'] = body;
  const deadline = startDeadline(readTimeoutMs(timeout));
  let isAbandoned = false;
  const forget = onAbandoned(() => {
    isAbandoned = true;
    deadline.end();
  });
  try {
    const found = await journal.waitFor(request, count, deadline.signal);
    if (isAbandoned) throw callerLeft(request);
    if (found.length < count) throw nothingCame(journal, { request, count, timeout, found: found.length });
    return found;
  } finally {
    forget();
    deadline.end();
  }
}

interface VainWait {
  readonly request: JournalQuery;
  readonly count: number;
  readonly timeout: string;
  readonly found: number;
}

/** For the log: nobody receives it. */
function callerLeft(request: JournalQuery): ControlProblem {
  const detail = `Failed to wait for requests ${describeQuery(request)}: the caller closed its connection before they came.`;
  return new ControlProblem('nothing-came', detail);
}

function nothingCame(journal: Journal, { request, count, timeout, found }: VainWait): ControlProblem {
  const nearMisses = nearMissesOf(request, journal.entries());
  return new ControlProblem(
    'nothing-came',
    `Failed to see ${countRequests(count)} ${describeQuery(request)} within ${timeout}: ${countRequests(found)} came. ` +
      `${describeNearest(nearMisses)} Correct the query or the client, or wait longer.`,
    nearMisses.map(({ entry, differences }) => ({
      path: `/requests/${entry.sequence}`,
      message: differences.map(({ message }) => message).join('; '),
    })),
  );
}

/** @throws ControlProblem where nothing is recorded: a verdict on that would be none. */
function requireOn(journal: Journal): Journal {
  if (journal.isOn) return journal;
  throw new ControlProblem(
    'journal-off',
    'Failed to look into the journal: it is off. Start the sandbox with journal.maxEntries above 0.',
  );
}
