import type { HvacMode, SetPoints } from '../entities.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, utcDayOf } from '../time/instant.ts';

/** The temperatures between which a thermostat leaves the house alone. */
export interface ComfortBand {
  readonly lowC: number;
  readonly highC: number;
}

/** What an indoor temperature depends on besides its past. */
export interface Surroundings {
  readonly outdoorCAt: (at: Instant) => number;
  /** May change on full half hours only. */
  readonly bandAt: (at: Instant) => ComfortBand;
}

export interface IndoorPoint {
  readonly at: Instant;
  readonly indoorC: number;
}

/** Outdoor temperature and band are held for one cell of this absolute grid, so no reading depends on another. */
const GRID_MS = 30 * MINUTE_MS;

/** Time constants of the relaxation, assumed: a machine at work, and a house left alone. */
const CONDITIONED_MS = 1 * HOUR_MS;
const UNCONDITIONED_MS = 4 * HOUR_MS;

/** After so long a house has forgotten what was before, down to 10⁻⁸ of it. */
const MEMORY_MS = 3 * DAY_MS;

const SANE_BAND: ComfortBand = { lowC: -10, highC: 45 };

/** The band that a mode makes of two set points; without heating or cooling it is open on that side. */
export function comfortBandOf(mode: HvacMode, { heatC, coolC }: SetPoints): ComfortBand {
  const lowC = mode === 'heat' || mode === 'auto' ? clampTo(heatC, SANE_BAND) : SANE_BAND.lowC;
  const highC = mode === 'cool' || mode === 'auto' ? clampTo(coolC, SANE_BAND) : SANE_BAND.highC;
  return { lowC, highC: Math.max(lowC, highC) };
}

/** Whether the machine works at an instant: towards its set point, or to hold it against the weather. */
export function isConditioningAt(surroundings: Surroundings, { at, indoorC }: IndoorPoint): boolean {
  const cell = cellOf(at);
  return findSetPoint(indoorC, surroundings.outdoorCAt(cell), surroundings.bandAt(cell)) !== undefined;
}

/** Indoor temperature of a house that nobody has told anything for days. */
export function settledIndoorAt(surroundings: Surroundings, at: Instant): number {
  return continueWalk(surroundings, utcDayOf(at), settleAtMidnight, at);
}

/** Indoor temperature of a house whose surroundings have been these since `start`. */
export function indoorAfter(surroundings: Surroundings, start: IndoorPoint, at: Instant): number {
  if (at - start.at > MEMORY_MS) return settledIndoorAt(surroundings, at);
  return continueWalk(surroundings, start.at, () => start, at);
}

/** The walk last taken through some surroundings; its next step is the same whoever takes it. */
interface Walk {
  readonly startAt: Instant;
  readonly reached: IndoorPoint;
}

const lastWalks = new WeakMap<Surroundings, Walk>();

type FindStart = (surroundings: Surroundings, at: Instant) => IndoorPoint;

function continueWalk(
  surroundings: Surroundings,
  startAt: Instant,
  findStart: FindStart,
  at: Instant,
): number {
  const cell = Math.max(startAt, cellOf(at));
  const last = lastWalks.get(surroundings);
  const canGoOn = last !== undefined && last.startAt === startAt && last.reached.at <= cell;
  const start = canGoOn ? last.reached : findStart(surroundings, startAt);
  const reached = walk(surroundings, start, cell);
  if (reached !== last?.reached) lastWalks.set(surroundings, { startAt, reached });
  return walk(surroundings, reached, at).indoorC;
}

function settleAtMidnight(surroundings: Surroundings, midnight: Instant): IndoorPoint {
  const at = midnight - MEMORY_MS;
  const indoorC = clampTo(surroundings.outdoorCAt(at), surroundings.bandAt(at));
  return walk(surroundings, { at, indoorC }, midnight);
}

function walk(surroundings: Surroundings, start: IndoorPoint, to: Instant): IndoorPoint {
  if (start.at >= to) return start;
  let { at, indoorC } = start;
  while (at < to) {
    const cell = cellOf(at);
    const end = Math.min(to, cell + GRID_MS);
    indoorC = relax(indoorC, surroundings.outdoorCAt(cell), surroundings.bandAt(cell), end - at);
    at = end;
  }
  return { at, indoorC };
}

function cellOf(at: Instant): Instant {
  return Math.floor(at / GRID_MS) * GRID_MS;
}

function clampTo(celsius: number, { lowC, highC }: ComfortBand): number {
  return Math.min(highC, Math.max(lowC, celsius));
}

/** The edge of the band that the machine drives towards or holds, undefined while it rests. */
function findSetPoint(indoorC: number, outdoorC: number, { lowC, highC }: ComfortBand): number | undefined {
  if (indoorC < lowC || (indoorC === lowC && outdoorC < lowC)) return lowC;
  if (indoorC > highC || (indoorC === highC && outdoorC > highC)) return highC;
  return undefined;
}

/** Indoor temperature after some time of the same weather; the machine rests once the house is inside the band. */
function relax(indoorC: number, outdoorC: number, band: ComfortBand, durationMs: number): number {
  const setPoint = findSetPoint(indoorC, outdoorC, band);
  if (setPoint === undefined) return drift(indoorC, outdoorC, band, durationMs);
  const targetC = clampTo(outdoorC, band);
  const share = (targetC - setPoint) / (targetC - indoorC);
  const workMs = share > 0 ? -CONDITIONED_MS * Math.log(share) : Infinity;
  if (workMs < durationMs) return drift(setPoint, outdoorC, band, durationMs - workMs);
  return targetC + (indoorC - targetC) * Math.exp(-durationMs / CONDITIONED_MS);
}

function drift(indoorC: number, outdoorC: number, band: ComfortBand, durationMs: number): number {
  const drifted = outdoorC + (indoorC - outdoorC) * Math.exp(-durationMs / UNCONDITIONED_MS);
  return clampTo(drifted, band);
}
