import type { Instant } from '../domain/time/instant.ts';
import type { ClockMoved, CoverageEvent, EventScope } from '../world/coverage/coverage-event.ts';
import type { CoveredRequest } from '../world/coverage/coverage-facts.ts';

/** Whose an entry of the trail is. */
export interface TrailOwner {
  readonly sandbox: number;
  /** Undefined where nobody has the key. */
  readonly account: string | undefined;
  readonly test: string | undefined;
}

export interface RequestEntry extends TrailOwner {
  readonly kind: 'request';
  readonly request: CoveredRequest;
}

/** What a clock was told, without a request in between. */
export interface ClockEntry extends TrailOwner {
  readonly kind: 'clock';
  move: Pick<ClockMoved, 'at' | 'mode' | 'factor'>;
}

export type TrailEntry = RequestEntry | ClockEntry;

/** How the clock of an account went. */
export interface ClockCourse extends TrailOwner {
  readonly startedAt: Instant;
  readonly latestAt: Instant;
  readonly mode: ClockMoved['mode'];
  readonly factor: number;
  /** How often it was moved or changed. */
  readonly moves: number;
  readonly requests: number;
}

/** What happened during a run, in its order. */
export interface Trail {
  readonly entries: readonly TrailEntry[];
  /** Earlier ones that gave way. */
  readonly droppedCount: number;
  /** Of the accounts that were called, or whose clock was moved. */
  readonly clocks: readonly ClockCourse[];
}

/** Entries that are kept, and accounts whose clocks are: what a person may want to read. */
const MAX_ENTRIES = 1_000;
const MAX_CLOCKS = 1_000;

type Course = { -readonly [Name in keyof ClockCourse]: ClockCourse[Name] } & {
  latest?: ClockEntry | undefined;
};

/** Remembers the last requests of a run and the moves of its clocks, for people to read. */
export class RunTrail {
  #entries: TrailEntry[] = [];
  #droppedCount = 0;
  readonly #clocks = new Map<string, Course>();

  note(event: CoverageEvent, { sandbox, test }: EventScope): void {
    if (event.type === 'request') this.#noteRequest(event.request, { sandbox, test });
    if (event.type === 'clock') this.#noteClock(event, { sandbox, test });
    if (event.type === 'test') {
      const course = this.#clocks.get(`${sandbox} ${event.account}`);
      if (course !== undefined) course.test = event.name;
    }
  }

  facts(): Trail {
    const courses = [...this.#clocks.values()];
    return {
      entries: this.#entries.slice(-MAX_ENTRIES),
      droppedCount: this.#droppedCount + Math.max(0, this.#entries.length - MAX_ENTRIES),
      clocks: courses.filter(({ requests, moves }) => requests > 0 || moves > 0),
    };
  }

  #noteRequest(request: CoveredRequest, { sandbox, test }: EventScope): void {
    const { account, at } = request;
    this.#put({ kind: 'request', sandbox, account, test, request: { ...request } });
    const course = account === undefined ? undefined : this.#clocks.get(`${sandbox} ${account}`);
    if (course === undefined) return;
    course.requests++;
    course.latestAt = at;
    course.latest = undefined;
  }

  #noteClock({ account, at, mode, factor, isStart }: ClockMoved, { sandbox, test }: EventScope): void {
    const key = `${sandbox} ${account}`;
    const course = this.#clocks.get(key);
    if (course === undefined) {
      const fresh = {
        sandbox,
        account,
        test,
        startedAt: at,
        latestAt: at,
        mode,
        factor,
        moves: 0,
        requests: 0,
      };
      if (this.#clocks.size < MAX_CLOCKS) this.#clocks.set(key, fresh);
      if (isStart) return;
    }
    const move = { at, mode, factor };
    // An advance stands still at each instant at which something is due: it is one move all the same.
    if (course?.latest !== undefined) course.latest.move = move;
    else this.#put({ kind: 'clock', sandbox, account, test: course?.test ?? test, move });
    if (course === undefined) return;
    const latest = course.latest ?? (this.#entries.at(-1) as ClockEntry);
    if (course.latest === undefined) course.moves++;
    Object.assign(course, { latestAt: at, mode, factor, latest });
  }

  #put(entry: TrailEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length < 2 * MAX_ENTRIES) return;
    this.#droppedCount += MAX_ENTRIES;
    this.#entries = this.#entries.slice(MAX_ENTRIES);
  }
}
