import type { CommandSummary, HistoryEntry, StandingCommand, SummarizedState } from '../device-command.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../time/instant.ts';
import { anchorAfter, anchorUntil, type Trail } from './history/trail.ts';
import {
  cycleMsOf,
  type DailyCurve,
  levelOnStretch,
  type Stretch,
  stretchAt,
  stretchEndAfter,
} from './signals/daily-curve.ts';

/** A slope, and the level at which it ends. */
export interface Motion {
  readonly slopePercentPerHour: number;
  readonly stopPercent: number;
}

export const AT_REST: Motion = { slopePercentPerHour: 0, stopPercent: -Infinity };

/** How a level moves under one set of standing commands. */
export interface Course {
  readonly curve: DailyCurve;
  /** Whether the level joins the curve where the two meet. */
  readonly seeksCurve: boolean;
  /** Whether a level that has joined the curve stays on it for good. */
  readonly staysOnCurve: boolean;
  /** What the level does on this stretch, given how far the curve lies above it. */
  readonly steer: (stretch: Stretch, gapPercent: number) => Motion | 'follow-curve';
}

export interface LevelPoint {
  readonly at: Instant;
  readonly levelPercent: number;
  readonly isOnCurve: boolean;
}

export interface LevelReading {
  readonly levelPercent: number;
  readonly slopePercentPerHour: number;
  readonly stretch: Stretch;
}

/** What stands since a command: where the level was then, and the course it takes from there. */
export interface LevelAnchor<Control> {
  readonly start: LevelPoint;
  readonly control: Control;
  readonly course: Course;
}

/** A device whose level follows a daily curve until commands bend it. */
export interface LevelModel<Control> {
  readonly deviceId: string;
  readonly curve: DailyCurve;
  readonly initialControl: Control;
  readonly obey: (control: Control, command: StandingCommand['command']) => Control;
  readonly plotCourse: (control: Control) => Course;
  readonly trail: Trail<LevelAnchor<Control>>;
}

/** The level at an instant and its slope from there on. */
export function readLevelAt<Control>(
  model: LevelModel<Control>,
  commands: readonly HistoryEntry[],
  at: Instant,
): LevelReading {
  const anchor = anchorUntil(model.trail, commands, at, (previous, entry) => extend(model, previous, entry));
  const stretch = stretchAt(model.curve, at);
  if (anchor === undefined) {
    const { slopePercentPerHour } = stretch;
    return { levelPercent: levelOnStretch(stretch, at), slopePercentPerHour, stretch };
  }
  const point = advanceLevel(anchor.course, anchor.start, at);
  const { slopePercentPerHour } = moveFrom(anchor.course, stretch, point);
  return { levelPercent: point.levelPercent, slopePercentPerHour, stretch };
}

/** Where the first `count` commands have left the level at the last of them; nothing of one on the daily curve. */
export function summarizeLevel<Control>(
  model: LevelModel<Control>,
  commands: readonly HistoryEntry[],
  count: number,
): SummarizedState {
  const { start } =
    anchorAfter(model.trail, commands, count, (previous, entry) => extend(model, previous, entry)) ?? {};
  if (start === undefined || start.isOnCurve) return {};
  return { level: { deviceId: model.deviceId, percent: start.levelPercent } };
}

function extend<Control>(
  model: LevelModel<Control>,
  previous: LevelAnchor<Control> | undefined,
  { at, command }: HistoryEntry,
): LevelAnchor<Control> {
  if (command.kind === 'summary') return resume(model, at, command);
  const start = previous ? advanceLevel(previous.course, previous.start, at) : reachCurve(model.curve, at);
  const control = model.obey(previous?.control ?? model.initialControl, command);
  return { start, control, course: model.plotCourse(control) };
}

/** A level that is not the model's own says nothing of it, so its past is taken for the daily curve. */
function resume<Control>(
  model: LevelModel<Control>,
  at: Instant,
  { standing, level }: CommandSummary['command'],
): LevelAnchor<Control> {
  const start =
    level?.deviceId === model.deviceId
      ? { at, levelPercent: level.percent, isOnCurve: false }
      : reachCurve(model.curve, at);
  const control = standing.reduce<Control>(
    (earlier, command) => model.obey(earlier, command),
    model.initialControl,
  );
  return { start, control, course: model.plotCourse(control) };
}

function reachCurve(curve: DailyCurve, at: Instant): LevelPoint {
  return { at, levelPercent: levelOnStretch(stretchAt(curve, at), at), isOnCurve: true };
}

function advanceLevel(course: Course, start: LevelPoint, to: Instant): LevelPoint {
  let point = start;
  let lastCycle: LevelPoint | undefined;
  while (point.at < to) {
    if (point.isOnCurve && course.staysOnCurve) return reachCurve(course.curve, to);
    point = takeStep(course, point, to);
    if (cycleMsOf(point.at) !== 0) continue;
    // A day that ends as it began repeats for ever, so years of it cost no more than one.
    if (lastCycle?.levelPercent === point.levelPercent) {
      const { at, levelPercent, isOnCurve } = point;
      point = { at: at + Math.floor((to - at) / DAY_MS) * DAY_MS, levelPercent, isOnCurve };
    }
    lastCycle = point;
  }
  return point;
}

interface Move extends Motion {
  readonly isOnCurve: boolean;
  readonly gapPercent: number;
}

function moveFrom(course: Course, stretch: Stretch, { at, levelPercent, isOnCurve }: LevelPoint): Move {
  const gapPercent = isOnCurve ? 0 : levelOnStretch(stretch, at) - levelPercent;
  const steered = course.steer(stretch, gapPercent);
  if (steered === 'follow-curve') {
    const { slopePercentPerHour } = stretch;
    return { slopePercentPerHour, stopPercent: levelPercent, isOnCurve: true, gapPercent };
  }
  const hasStopped = (steered.stopPercent - levelPercent) * Math.sign(steered.slopePercentPerHour) <= 0;
  const { slopePercentPerHour, stopPercent } = hasStopped ? AT_REST : steered;
  return { slopePercentPerHour, stopPercent, isOnCurve: false, gapPercent };
}

/** Moves along one straight line: to where it ends or meets the curve, or to `to`; a level waits where it stops. */
function takeStep(course: Course, point: LevelPoint, to: Instant): LevelPoint {
  const stretch = stretchAt(course.curve, point.at);
  const move = moveFrom(course, stretch, point);
  const end = Math.min(to, stretchEndAfter(stretch, point.at));
  if (move.isOnCurve) return reachCurve(course.curve, end);
  // No stop lies between a level and a curve that it seeks, so the meeting comes first.
  const meeting = course.seeksCurve ? point.at + hoursToMeet(move, stretch) * HOUR_MS : Infinity;
  if (meeting <= end) return reachCurve(course.curve, meeting);
  const { slopePercentPerHour, stopPercent } = move;
  const reached = point.levelPercent + (slopePercentPerHour * (end - point.at)) / HOUR_MS;
  const levelPercent =
    slopePercentPerHour > 0 ? Math.min(reached, stopPercent) : Math.max(reached, stopPercent);
  return { at: end, levelPercent, isOnCurve: false };
}

function hoursToMeet({ gapPercent, slopePercentPerHour }: Move, stretch: Stretch): number {
  const hours = gapPercent / (slopePercentPerHour - stretch.slopePercentPerHour);
  return hours > 0 ? hours : Infinity;
}
