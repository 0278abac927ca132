/** Worlds that come with the package; `fixtures/worlds/` has them. */
export const SHIPPED_WORLDS = ['default', 'empty', 'large'] as const;

export type ShippedWorld = (typeof SHIPPED_WORLDS)[number];
