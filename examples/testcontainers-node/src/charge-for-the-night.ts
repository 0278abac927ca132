import type { AmpsClient } from './amps-client.ts';

export type NightCharge =
  | { readonly outcome: 'charged'; readonly levelPercent: number }
  | { readonly outcome: 'not needed'; readonly levelPercent: number }
  | { readonly outcome: 'refused'; readonly reason: string };

const LOOK_AGAIN_MS = 10_000;
const QUARTER_HOUR_MS = 15 * 60_000;

/** Fills a battery to a level, and comes back when it is there, or when the battery would not. */
export async function chargeForTheNight(
  client: AmpsClient,
  batteryId: string,
  targetPercent: number,
): Promise<NightCharge> {
  const before = await client.battery(batteryId);
  if (before.state.level >= targetPercent) return { outcome: 'not needed', levelPercent: before.state.level };
  const refusal = await orderCharge(client, batteryId, targetPercent);
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal };
  for (;;) {
    const { state } = await client.battery(batteryId);
    if (state.level >= targetPercent) return { outcome: 'charged', levelPercent: state.level };
    await client.sleep(QUARTER_HOUR_MS);
  }
}

/** Why the battery did not carry the order out; undefined where it did. */
async function orderCharge(
  client: AmpsClient,
  batteryId: string,
  targetPercent: number,
): Promise<string | undefined> {
  const { actionId } = await client.charge(batteryId, targetPercent);
  for (;;) {
    const { state, errorCode } = await client.action(actionId);
    if (state === 'completed') return undefined;
    if (state === 'failed' || state === 'cancelled') return errorCode ?? state;
    await client.sleep(LOOK_AGAIN_MS);
  }
}
