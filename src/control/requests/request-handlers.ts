import { countRequests } from '../../domain/journal/expectation.ts';
import { describeQuery, type JournalQuery } from '../../domain/journal/journal-query.ts';
import { describeNearest, nearMissesOf } from '../../domain/journal/near-misses.ts';
import type { Journal } from '../../world/journal/journal.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlCall, type ControlHandlers, NO_CONTENT, type Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { presentNearMiss, presentRequest } from './present-request.ts';
import { checkOperation, readExpectation, readTimeoutMs } from './read-expectation.ts';

type RequestOperation = 'listRequests' | 'clearRequests' | 'verifyRequests' | 'waitForRequests';
type JournalCall = Pick<ControlCall<RequestOperation>, 'account'> & {
  readonly query: { readonly unauthenticated?: boolean };
};

export function createRequestHandlers(dependencies: ControlDependencies): ControlHandlers<RequestOperation> {
  const { accounts, contract } = dependencies;
  const journalOf = (call: JournalCall): Journal =>
    call.query.unauthenticated === true ? accounts.unauthenticatedJournal : call.account.journal;
  return {
    listRequests: (call) => {
      const { order, offset = 0, limit = 50, account: _, unauthenticated: __, ...query } = call.query;
      checkOperation(query, contract.operationIds, '/query');
      const journal = journalOf(call);
      const found = journal.query(query);
      const { page, pagination } = paginate(order === 'newest' ? found.reverse() : found, { offset, limit });
      const { sequence, droppedCount } = journal;
      const items = page.map(presentRequest);
      return { status: 200, body: { items, pagination, sequence, dropped: droppedCount } };
    },
    clearRequests: (call) => {
      journalOf(call).clear();
      return NO_CONTENT;
    },
    verifyRequests: (call) => {
      const expectation = readExpectation(call.body, contract.operationIds);
      const { nearMisses, ...verdict } = requireOn(journalOf(call)).verify(expectation);
      return { status: 200, body: { ...verdict, nearMisses: nearMisses.map(presentNearMiss) } };
    },
    waitForRequests: async (call) => {
      checkOperation(call.body.request, contract.operationIds, '/body/request');
      const items = await waitForRequests(requireOn(journalOf(call)), call.body);
      return { status: 200, body: { items } };
    },
  };
}

async function waitForRequests(
  journal: Journal,
  { request, count = 1, timeout = '5s' }: Schemas['Wait'],
): Promise<Schemas['RecordedRequest'][]> {
  const found = await journal.waitFor(request, count, AbortSignal.timeout(readTimeoutMs(timeout)));
  if (found.length < count) throw nothingCame(journal, { request, count, timeout, found: found.length });
  return found.map(presentRequest);
}

interface VainWait {
  readonly request: JournalQuery;
  readonly count: number;
  readonly timeout: string;
  readonly found: number;
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
