import { describe, expect, it } from 'vitest';
import { pullAt } from '../../../../src/world/devices/pull.ts';

const CACHE = { enabled: true, normalTtlSeconds: 900, expediteTtlSeconds: 60 };
const at = (text: string): number => Date.parse(`2025-01-23T${text}Z`);
const NEW = { freshAt: 0 };

describe('The read cache', () => {
  it.each([
    ['10:30:00', '10:30:00'],
    ['10:44:59.999', '10:30:00'],
    ['10:45:00', '10:45:00'],
  ])('shows at %s what was pulled at %s', (now, pulled) => {
    expect(pullAt(at(now), NEW, CACHE, false)).toEqual({
      at: at(pulled),
      source: 'cache',
      cacheType: 'normal',
    });
  });

  it('keeps an expedited pull for a minute', () => {
    const pull = pullAt(at('10:44:59'), NEW, CACHE, true);
    expect(pull).toEqual({ at: at('10:44:00'), source: 'cache', cacheType: 'expedite' });
  });

  it('pulls afresh at an event, until the next point of the grid', () => {
    const device = { freshAt: at('10:33:05') };
    expect(pullAt(at('10:40:00'), device, CACHE, false).at).toBe(at('10:33:05'));
    expect(pullAt(at('10:45:00'), device, CACHE, false).at).toBe(at('10:45:00'));
  });

  it('keeps the last pull before an outage', () => {
    const device = { freshAt: 0, offlineSince: at('10:50:00') };
    expect(pullAt(at('12:00:00'), device, CACHE, false)).toEqual({ at: at('10:45:00'), source: 'fallback' });
  });

  it('answers live where it is turned off', () => {
    const pull = pullAt(at('10:44:59'), NEW, { ...CACHE, enabled: false }, false);
    expect(pull).toEqual({ at: at('10:44:59'), source: 'live' });
  });
});
