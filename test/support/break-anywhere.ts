import fc from 'fast-check';
import { expect } from 'vitest';
import type { Json } from '../targets/target.ts';
import { pathsIn, valueAt, withValue } from './json-places.ts';
import { type ControlTarget, expectSame } from './open-control.ts';

/**
 * Restores a snapshot that is broken in one place, then in another: either it is refused and nothing changes, or the
 * emulator answers as before.
 */
export async function breakAnywhere(sandbox: ControlTarget, snapshot: Json, numRuns: number): Promise<void> {
  const paths = [...pathsIn(snapshot)];
  const values = fc.oneof(
    fc.constantFrom(undefined, null, true, 0, -1, 0.5, 1, 2, 1e9, 4e12, 9e15, '', 'x', 'battery', [], {}),
    fc.constantFrom(...paths).map((path) => valueAt(snapshot, path)),
  );
  const intact = (await sandbox.control('GET', '/snapshot')).body;
  const property = fc.asyncProperty(fc.constantFrom(...paths), values, async (path, value) => {
    const before = (await sandbox.control('GET', '/snapshot')).text;
    const { status } = await sandbox.control('POST', '/restore', withValue(snapshot, path, value));
    expect([200, 400, 409]).toContain(status);
    if (status !== 200) return expectSame((await sandbox.control('GET', '/snapshot')).text, before);
    await expectAnswers(sandbox);
    // Its clocks may run now: the next look at it would find another instant.
    expect((await sandbox.control('POST', '/restore', intact)).status).toBe(200);
  });
  await fc.assert(property, { numRuns });
}

async function expectAnswers(sandbox: ControlTarget): Promise<void> {
  for (const path of ['/devices?limit=500', '/keys', '/actions?limit=500', '/accounts']) {
    expect((await sandbox.control('GET', path)).status).toBe(200);
  }
  for (const path of ['/battery', '/hvac', '/ev-charger', '/solar-inverter', '/vehicle']) {
    expect((await sandbox.api('GET', `${path}?limit=50`)).status).toBeLessThan(500);
  }
}
