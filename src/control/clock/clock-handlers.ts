import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import type { ClockMove } from '../../world/time/advance-clock.ts';
import { OpenCalls } from '../access/open-calls.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { expandClock, readPace } from './clock-pace.ts';
import { readInstant, readInstantAfter } from './read-time.ts';

type ClockOperation = 'getClock' | 'changeClock' | 'advanceClock' | 'setClock';

/** Moves of one clock happen one after the other. */
const MOVES = {
  act: 'change the clock',
  calls: 'changes of the clock',
  advice: 'Wait for the answer to one call before the next.',
};

export function createClockHandlers(): ControlHandlers<ClockOperation> {
  const moves = new OpenCalls(MOVES);
  /** Answers once everything has run that is due on the way, and those who heard of it have done their work. */
  const move = async (account: Account, to: ClockMove) => {
    await moves.count(account, () => account.moveClock(to));
    return { status: 200 as const, body: presentClock(account) };
  };
  return {
    getClock: ({ account }) => ({ status: 200, body: presentClock(account) }),
    changeClock: ({ account, body }) => {
      const change: Schemas['ClockChange'] = expandClock(body);
      const { at } = change;
      const isPaceGiven = change.mode !== undefined || change.factor !== undefined;
      return move(account, {
        ...(isPaceGiven && { pace: readPace(change) }),
        ...(at !== undefined && { target: (now) => laterThan(now, readInstant(at, '/body/at')) }),
      });
    },
    advanceClock: ({ account, body }) =>
      move(account, { target: (now) => readInstantAfter(body.by, now, '/body/by') }),
    setClock: ({ account, body }) =>
      move(account, { target: (now) => laterThan(now, readInstant(body.at, '/body/at')) }),
  };
}

export function presentClock(account: Account): Schemas['Clock'] {
  const { mode, factor, at } = account.clock.state();
  return { account: account.id, mode, factor, at: formatInstant(at) };
}

/** @throws ControlProblem for an earlier instant. */
function laterThan(now: Instant, to: Instant): Instant {
  if (to >= now) return to;
  throw new ControlProblem(
    'time-goes-back',
    `Failed to set the clock to ${formatInstant(to)}: it shows ${formatInstant(now)}, and time never goes back. ` +
      'Choose a later instant, or reset or restore the account.',
  );
}
