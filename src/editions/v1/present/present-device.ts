import type { Family } from '../../../domain/entities.ts';
import { formatInstant } from '../../../domain/time/instant.ts';
import type { Reading } from '../../../world/world.ts';
import type { components } from '../contract.gen.ts';
import { featuresOf } from './features.ts';
import { presentState, type StateSchemas } from './present-state.ts';

type Schemas = components['schemas'];

/** A device of a family as edition v1 shows it, in a read and in a list alike. */
export interface PresentedDevice<F extends Family> {
  id: string;
  vendor: string;
  sync: Schemas['DeviceSync'];
  metadata: Schemas['DeviceMetadata'];
  state: StateSchemas[F];
  features: Schemas['DeviceFeatures'];
}

export function presentDevice<F extends Family>(
  family: F,
  { device, state, pull, available }: Reading,
): PresentedDevice<F> {
  const { at, source, cacheType } = pull;
  return {
    id: device.id,
    vendor: device.vendor,
    sync: { available, lastPulledAt: formatInstant(at) },
    metadata: { model: device.model, source, ...(cacheType !== undefined && { cacheType }) },
    state: presentState(family, device, state),
    features: featuresOf(device),
  };
}
