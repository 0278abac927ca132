import type { Instant } from '../../domain/time/instant.ts';

/** The documented read cache: how old an answer may be, by the kind of read. Seconds. */
export interface CacheSettings {
  readonly enabled: boolean;
  readonly normalTtlSeconds: number;
  readonly expediteTtlSeconds: number;
}

/** When and how the service last read the device. */
export interface Pull {
  readonly at: Instant;
  readonly source: 'cache' | 'live' | 'fallback';
  readonly cacheType?: 'normal' | 'expedite';
}

/**
 * Which reading of a device a request sees. Pull instants lie on the TTL grid of the clock, so that the answer depends
 * on the instant alone, not on who asked before; an event (`freshAt`) pulls anew; an outage freezes the last pull.
 */
export function pullAt(
  now: Instant,
  device: { readonly freshAt: Instant; readonly offlineSince?: Instant | undefined },
  cache: CacheSettings,
  expedite: boolean,
): Pull {
  const seenAt = Math.min(now, device.offlineSince ?? now);
  const ttlMs = (expedite ? cache.expediteTtlSeconds : cache.normalTtlSeconds) * 1_000;
  const gridAt = cache.enabled ? Math.floor(seenAt / ttlMs) * ttlMs : seenAt;
  const at = Math.max(gridAt, Math.min(device.freshAt, seenAt));
  if (device.offlineSince !== undefined) return { at, source: 'fallback' };
  if (!cache.enabled) return { at, source: 'live' };
  return { at, source: 'cache', cacheType: expedite ? 'expedite' : 'normal' };
}
