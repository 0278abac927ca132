import { formatInstant, type Instant } from '../../domain/instant.ts';
import type { Account } from '../../world/account.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { readPace } from './clock-pace.ts';
import { readInstant, readInstantAfter } from './read-time.ts';

type ClockOperation = 'getClock' | 'changeClock' | 'advanceClock' | 'setClock';

export function createClockHandlers(): ControlHandlers<ClockOperation> {
  return {
    getClock: ({ account }) => ({ status: 200, body: presentClock(account) }),
    changeClock: ({ account, body }) => {
      const pace = body.mode === undefined && body.factor === undefined ? undefined : readPace(body);
      if (body.at !== undefined) moveClock(account, readInstant(body.at, '/body/at'));
      if (pace !== undefined) account.clock.setPace(pace);
      return { status: 200, body: presentClock(account) };
    },
    advanceClock: ({ account, body }) => {
      const now = account.clock.now();
      moveClock(account, readInstantAfter(body.by, now, '/body/by'), now);
      return { status: 200, body: presentClock(account) };
    },
    setClock: ({ account, body }) => {
      moveClock(account, readInstant(body.at, '/body/at'));
      return { status: 200, body: presentClock(account) };
    },
  };
}

export function presentClock(account: Account): Schemas['Clock'] {
  const { mode, factor, at } = account.clock.state();
  return { account: account.id, mode, factor, at: formatInstant(at) };
}

/** Moves forward and runs everything due by then. @throws ControlProblem for an earlier instant. */
function moveClock(account: Account, to: Instant, now = account.clock.now()): void {
  if (to < now) throw timeGoesBack(to, now);
  account.clock.moveTo(to, now);
  account.world.now();
}

function timeGoesBack(to: Instant, now: Instant): ControlProblem {
  return new ControlProblem(
    'time-goes-back',
    `Failed to set the clock to ${formatInstant(to)}: it shows ${formatInstant(now)}, and time never goes back. ` +
      'Choose a later instant, or reset or restore the account.',
  );
}
