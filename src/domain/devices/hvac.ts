import type { CommandSummary, HistoryEntry, StandingCommand, SummarizedState } from '../device-command.ts';
import type { Hvac, HvacMode, SetPoints } from '../entities.ts';
import { type Instant, utcHourOf } from '../time/instant.ts';
import { anchorAfter, anchorUntil, createTrail, memoByDevice, type Trail } from './history/trail.ts';
import {
  comfortBandOf,
  type IndoorPoint,
  indoorAfter,
  isConditioningAt,
  type Surroundings,
  settledIndoorAt,
} from './indoor-temperature.ts';
import { outdoorCAt } from './signals/outdoor-temperature.ts';
import { variationOf } from './signals/variation.ts';
import type { HvacState } from './state.ts';

/** Hours in which the day's set points are in force. Assumed. */
const DAY_START_HOUR = 6;
const DAY_END_HOUR = 22;

/** What a thermostat is told to do, by the household's schedule or by a command. */
interface Orders {
  readonly holdType: HvacState['holdType'];
  readonly mode: HvacMode;
  readonly setPointsAt: (at: Instant) => SetPoints;
  readonly surroundings: Surroundings;
}

/** What stands since a command, and the temperature then. */
interface HvacAnchor {
  readonly start: IndoorPoint;
  readonly orders: Orders;
}

interface House {
  readonly schedule: Orders;
  readonly trail: Trail<HvacAnchor>;
}

const houseOf = memoByDevice(createHouse);

/** State of a thermostat and the house around it. */
export function hvacAt(seed: string, hvac: Hvac, commands: readonly HistoryEntry[], at: Instant): HvacState {
  const house = houseOf(seed, hvac);
  const anchor = anchorUntil(house.trail, commands, at, (previous, entry) => extend(house, previous, entry));
  const { holdType, mode, setPointsAt, surroundings } = anchor?.orders ?? house.schedule;
  const indoorC = readIndoor(house, anchor, at);
  const { heatC, coolC } = setPointsAt(at);
  return {
    family: 'hvac',
    indoorC,
    active: isConditioningAt(surroundings, { at, indoorC }),
    heatSetPointC: heatC,
    coolSetPointC: coolC,
    holdType,
    mode,
  };
}

/** The indoor temperature after the first `count` commands, at the instant of the last of them. */
export function summarizeHvac(
  seed: string,
  hvac: Hvac,
  commands: readonly HistoryEntry[],
  count: number,
): SummarizedState {
  const house = houseOf(seed, hvac);
  const anchor = anchorAfter(house.trail, commands, count, (previous, entry) =>
    extend(house, previous, entry),
  );
  return anchor === undefined ? {} : { indoorC: anchor.start.indoorC };
}

function createHouse(seed: string, hvac: Hvac): House {
  const offsetC = variationOf(seed, hvac, 'outdoor-temperature');
  const outdoorAt = (at: Instant): number => outdoorCAt(at) + offsetC;
  return { schedule: createScheduleOrders(hvac, outdoorAt), trail: createTrail() };
}

function createScheduleOrders({ modes, schedule }: Hvac, outdoorAt: Surroundings['outdoorCAt']): Orders {
  const mode = modes.includes('auto') ? 'auto' : (modes.find((other) => other !== 'off') ?? 'off');
  const dayBand = comfortBandOf(mode, schedule.day);
  const nightBand = comfortBandOf(mode, schedule.night);
  return {
    holdType: 'follow_schedule',
    mode,
    setPointsAt: (at) => (isDay(at) ? schedule.day : schedule.night),
    surroundings: { outdoorCAt: outdoorAt, bandAt: (at) => (isDay(at) ? dayBand : nightBand) },
  };
}

function createHoldOrders(mode: HvacMode, setPoints: SetPoints, { outdoorCAt }: Surroundings): Orders {
  const band = comfortBandOf(mode, setPoints);
  return {
    holdType: 'permanent',
    mode,
    setPointsAt: () => setPoints,
    surroundings: { outdoorCAt, bandAt: () => band },
  };
}

function isDay(at: Instant): boolean {
  const hour = utcHourOf(at);
  return hour >= DAY_START_HOUR && hour < DAY_END_HOUR;
}

function readIndoor({ schedule }: House, anchor: HvacAnchor | undefined, at: Instant): number {
  return anchor
    ? indoorAfter(anchor.orders.surroundings, anchor.start, at)
    : settledIndoorAt(schedule.surroundings, at);
}

function extend(house: House, previous: HvacAnchor | undefined, { at, command }: HistoryEntry): HvacAnchor {
  if (command.kind === 'summary') return resume(house, at, command);
  const indoorC = readIndoor(house, previous, at);
  const orders = obeyHvacCommand(house, previous?.orders ?? house.schedule, command);
  return createAnchor({ at, indoorC }, orders);
}

function resume(house: House, at: Instant, { standing, indoorC }: CommandSummary['command']): HvacAnchor {
  const orders = standing.reduce<Orders>(
    (earlier, command) => obeyHvacCommand(house, earlier, command),
    house.schedule,
  );
  return createAnchor({ at, indoorC: indoorC ?? readIndoor(house, undefined, at) }, orders);
}

function createAnchor(start: IndoorPoint, orders: Orders): HvacAnchor {
  // Its own object for every command, since walks through them are remembered by it.
  return { start, orders: { ...orders, surroundings: { ...orders.surroundings } } };
}

function obeyHvacCommand({ schedule }: House, orders: Orders, command: StandingCommand['command']): Orders {
  switch (command.kind) {
    case 'hvac.hold': {
      const setPoints = { heatC: command.heatSetPointC, coolC: command.coolSetPointC };
      return createHoldOrders(command.mode, setPoints, schedule.surroundings);
    }
    case 'hvac.schedule':
    case 'release':
      return schedule;
    default:
      return orders;
  }
}
