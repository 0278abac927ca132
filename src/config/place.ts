/** Where in the configuration a value stands, and how to call that place in words the user knows. */
export interface Place {
  /** `keys[0].expiresAt`; empty for the configuration as a whole. */
  readonly path: string;
  readonly nameOf: NameOf;
}

/** How an option is called where the user wrote it: `--port`, `AMPS_SANDBOX_PORT`, `"port" in amps.yaml`. */
export type NameOf = (path: string) => string;

export function placeWithin(place: Place, step: string | number): Place {
  if (typeof step === 'number') return { ...place, path: `${place.path}[${step}]` };
  return { ...place, path: place.path === '' ? step : `${place.path}.${step}` };
}

export function placeName(place: Place): string {
  return place.path === '' ? 'the configuration' : place.nameOf(place.path);
}
