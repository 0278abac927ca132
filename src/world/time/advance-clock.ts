import type { MaybePromise } from '../../domain/maybe-promise.ts';
import { type ClockPace, requireForward } from '../../domain/time/clock-pace.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Epoch } from '../epoch.ts';
import type { FactListeners } from '../record/fact-listeners.ts';
import type { ChangeClock } from '../world-command.ts';
import type { Clock } from './clock.ts';

/** Where a clock goes, and how it runs from there. */
export interface ClockMove {
  /** The instant to show, given the one that it shows; it stays there where this is left out. May throw to refuse. */
  readonly target?: (now: Instant) => Instant;
  readonly pace?: ClockPace;
}

/** The part of an account that a move of its clock needs. */
export interface Movable {
  readonly clock: Clock;
  readonly listeners: FactListeners;
  readonly nextDueAt: Instant | undefined;
  settle(): MaybePromise<unknown>;
  execute(command: () => ChangeClock): MaybePromise<unknown>;
  readonly epoch: Pick<Epoch, 'requireCurrent'>;
}

/**
 * Moves a clock forward in steps: it stands at each instant at which something is due, until that has run and those who
 * heard of it have done their work. @throws EpochOver where the account is closed on the way
 */
export async function advanceClock(account: Movable, { target, pace }: ClockMove): Promise<void> {
  const { clock, epoch } = account;
  // Another writer may have moved it further in the meantime, and time never goes back.
  const change = (to: Instant, paceThen?: ClockPace) =>
    account.execute(() => ({
      type: 'clock.change',
      to: Math.max(to, clock.now()),
      ...(paceThen !== undefined && { pace: paceThen }),
    }));
  clock.hold();
  try {
    const now = clock.now();
    const to = target?.(now) ?? now;
    requireForward(now, to);
    for (let due = account.nextDueAt; due !== undefined && due <= to; due = account.nextDueAt) {
      if (due > clock.now()) await change(due);
      await account.settle();
      epoch.requireCurrent();
      await account.listeners.settled();
    }
    epoch.requireCurrent();
    await change(to, pace);
  } finally {
    clock.release();
  }
}
