import type { Device } from '../../entities.ts';
import { drawBetween } from '../../random.ts';

/** How far a device that is no reference may lie from the documented figures: points, degrees or percent. Assumed. */
export const VARIATION = 3;

/** By how much a device lies off the documented figures: 0 for a reference device, else its own constant draw. */
export function variationOf(seed: string, device: Device, quantity: string): number {
  return device.reference ? 0 : drawBetween(-VARIATION, VARIATION, seed, device.id, quantity);
}
