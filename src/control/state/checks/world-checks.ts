import { FAMILY_OF_COMMAND } from '../../../domain/device-command.ts';
import type { Family } from '../../../domain/entities.ts';
import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { AccountBaseline } from '../../../domain/record/baseline.ts';
import { MAX_INSTANT } from '../../../domain/time/instant.ts';
import { checkRepeats } from './check-repeats.ts';

type Problems = Generator<ProblemDetail>;

/** What accounts may share of what they begin with. */
export type SavedWorld = Pick<AccountBaseline, 'users' | 'devices' | 'actions'>;

/** How far a world's actions lie before and after the start of an account. */
interface Reach {
  readonly agoMs: number;
  readonly inMs: number;
}

/** The worlds of a snapshot, each checked once: thousands of accounts may share a large one. */
export class WorldChecks {
  readonly #families = new Map<SavedWorld['devices'], ReadonlyMap<string, Family>>();
  readonly #reaches = new Map<SavedWorld['actions'], Reach>();

  /** What a schema cannot say of a world; nothing where it has been checked before. */
  *check(world: SavedWorld, path: string): Problems {
    const { users, devices, actions } = world;
    if (this.#reaches.has(actions)) return;
    this.#reaches.set(actions, reachOf(actions));
    const lists = {
      users: users.map(({ id }) => id),
      devices: devices.map(({ id }) => id),
      actions: actions.map(({ family, id }) => `${family}/${id}`),
    };
    yield* checkRepeats(lists, path);
    for (const [a, { deviceId, family, command }] of actions.entries()) {
      const place = `${path}/actions/${a}`;
      const found = this.familiesOf(world).get(deviceId);
      if (found === undefined) yield { path: `${place}/deviceId`, message: 'names no device of that time' };
      else if (found !== family)
        yield { path: `${place}/family`, message: 'is not the family of the device' };
      else if (FAMILY_OF_COMMAND[command.kind] !== family)
        yield { path: `${place}/command/kind`, message: 'is no command of the family' };
    }
  }

  /** Whether the actions of a checked world lie within time for an account that starts at this instant. */
  isInTime({ actions }: Pick<SavedWorld, 'actions'>, startedAt: number): boolean {
    const { agoMs, inMs } = this.#reaches.get(actions) ?? reachOf(actions);
    return startedAt - agoMs >= 0 && startedAt + inMs <= MAX_INSTANT;
  }

  /** The families of a world's devices, by id. */
  familiesOf({ devices }: Pick<SavedWorld, 'devices'>): ReadonlyMap<string, Family> {
    let families = this.#families.get(devices);
    if (families === undefined) {
      families = new Map(devices.map(({ id, family }) => [id, family]));
      this.#families.set(devices, families);
    }
    return families;
  }
}

function reachOf(actions: SavedWorld['actions']): Reach {
  return actions.reduce<Reach>(
    (reach, { agoMs = 0, inMs = 0 }) => ({
      agoMs: Math.max(reach.agoMs, agoMs),
      inMs: Math.max(reach.inMs, inMs),
    }),
    { agoMs: 0, inMs: 0 },
  );
}
