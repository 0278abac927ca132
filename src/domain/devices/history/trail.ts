import type { HistoryEntry } from '../../device-command.ts';
import type { Device } from '../../entities.ts';
import type { Instant } from '../../time/instant.ts';

/** What a device's history comes to after the first `count` commands, and how it came there. */
interface Link<Anchor> {
  readonly count: number;
  readonly entry: HistoryEntry;
  readonly previous: Link<Anchor> | undefined;
  readonly anchor: Anchor;
}

/** A memo of anchors: it saves work and never changes an answer, because a link is used only for the very same past. */
export interface Trail<Anchor> {
  readonly newestLinks: WeakMap<readonly HistoryEntry[], Link<Anchor>>;
  readonly links: WeakMap<HistoryEntry, Link<Anchor>>;
}

/** Computes the anchor at a command from the anchor at the command before it. */
export type ExtendTrail<Anchor> = (previous: Anchor | undefined, entry: HistoryEntry) => Anchor;

export function createTrail<Anchor>(): Trail<Anchor> {
  return { newestLinks: new WeakMap(), links: new WeakMap() };
}

/** Remembers what `create` makes of a device and a seed for as long as the device lives. */
export function memoByDevice<D extends Device, T>(
  create: (seed: string, device: D) => T,
): (seed: string, device: D) => T {
  const memo = new WeakMap<D, { readonly seed: string; readonly value: T }>();
  return (seed, device) => {
    const known = memo.get(device);
    if (known?.seed === seed) return known.value;
    const value = create(seed, device);
    memo.set(device, { seed, value });
    return value;
  };
}

/** How many of the commands are in force or past: those with an instant at or before `at`. */
function countCommandsUntil(commands: readonly HistoryEntry[], at: Instant): number {
  let low = 0;
  let high = commands.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = commands[middle];
    if (entry !== undefined && entry.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The anchor at the last command at or before `at`, undefined before the first; each is computed once. */
export function anchorUntil<Anchor>(
  trail: Trail<Anchor>,
  commands: readonly HistoryEntry[],
  at: Instant,
  extend: ExtendTrail<Anchor>,
): Anchor | undefined {
  return anchorAfter(trail, commands, countCommandsUntil(commands, at), extend);
}

/** The anchor after the first `count` commands; unlike an instant, a count tells commands of one instant apart. */
export function anchorAfter<Anchor>(
  trail: Trail<Anchor>,
  commands: readonly HistoryEntry[],
  count: number,
  extend: ExtendTrail<Anchor>,
): Anchor | undefined {
  if (count === 0) return undefined;
  const newest = findNewestLink(trail, commands);
  let link =
    newest !== undefined && newest.count >= count ? newest : findLink(trail, commands, count, newest);
  while (link !== undefined && link.count > count) link = link.previous;
  for (const entry of commands.slice(link?.count ?? 0, count)) {
    link = { count: (link?.count ?? 0) + 1, entry, previous: link, anchor: extend(link?.anchor, entry) };
    trail.links.set(entry, link);
  }
  if (link !== undefined && count > (newest?.count ?? 0)) trail.newestLinks.set(commands, link);
  return link?.anchor;
}

function findNewestLink<Anchor>(
  trail: Trail<Anchor>,
  commands: readonly HistoryEntry[],
): Link<Anchor> | undefined {
  const newest = trail.newestLinks.get(commands);
  return newest !== undefined && commands[newest.count - 1] === newest.entry ? newest : undefined;
}

/** The longest known link for this list: its own newest, or one found through a shared entry of a list it was copied from. */
function findLink<Anchor>(
  trail: Trail<Anchor>,
  commands: readonly HistoryEntry[],
  count: number,
  newest: Link<Anchor> | undefined,
): Link<Anchor> | undefined {
  const known = newest?.count ?? 0;
  for (let index = count - 1; index >= known; index--) {
    const entry = commands[index];
    const link = entry && trail.links.get(entry);
    if (link !== undefined) return hasSamePast(link, commands) ? link : newest;
  }
  return newest;
}

function hasSamePast<Anchor>(last: Link<Anchor>, commands: readonly HistoryEntry[]): boolean {
  for (let link: Link<Anchor> | undefined = last; link !== undefined; link = link.previous) {
    if (commands[link.count - 1] !== link.entry) return false;
  }
  return true;
}
