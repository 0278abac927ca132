/** Worlds that come with the package; any other name is the path of a world file. */
export const BUILT_IN_WORLDS = ['default', 'empty', 'large'] as const;
