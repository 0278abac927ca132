/** Who may import whom; a room may always import itself, and nothing that is not listed. */
export const MAY_IMPORT = {
  domain: [],
  config: ['domain'],
  log: ['domain'],
  world: ['domain'],
  store: ['domain', 'world'],
  files: ['domain', 'world'],
  contract: ['domain', 'world'],
  editions: ['domain', 'config', 'log', 'world', 'contract'],
  http: ['domain', 'config', 'log', 'world', 'contract'],
  control: ['domain', 'config', 'log', 'world', 'files', 'contract', 'http'],
  tls: ['domain', 'config', 'log'],
  report: ['domain', 'log', 'world', 'contract'],
  delivery: ['domain', 'config', 'log', 'world', 'contract'],
  pages: ['domain', 'config', 'log', 'world', 'contract', 'http'],
  engine: [
    ...['domain', 'config', 'log', 'world', 'store', 'files', 'contract', 'editions', 'http', 'control'],
    ...['tls', 'delivery', 'pages'],
  ],
  launcher: [],
  cli: [
    'launcher',
    ...['domain', 'config', 'log', 'world', 'store', 'files', 'contract', 'http', 'control', 'tls'],
    ...['delivery', 'pages', 'engine', 'report', 'client'],
  ],
  client: ['domain'],
  testing: ['domain', 'config', 'log', 'engine', 'client'],
  index: ['domain', 'config', 'files', 'contract', 'tls', 'engine', 'client', 'testing'],
  ambient: [],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof MAY_IMPORT;

export const ROOMS = Object.keys(MAY_IMPORT) as Room[];

/** Rooms that have no files yet. */
export const PLANNED_ROOMS: readonly Room[] = ['delivery', 'pages'];

/** Below the editions, or beside them: what must serve an edition that is not there yet. */
export const ROOMS_WITHOUT_EDITION: readonly Room[] = [
  ...(['domain', 'config', 'log', 'world', 'store', 'files', 'contract', 'http', 'control'] as const),
  ...(['tls', 'report', 'delivery', 'pages', 'launcher'] as const),
];

const PATHS: Partial<Record<Room, string>> = {
  // What runs in the customer's tests while the engine runs elsewhere.
  client: '^src/testing/(container|control)/',
  testing: '^src/testing/(?!container/|control/)',
  index: '^src/index\\.ts$',
  // Declarations of what is imported though it is no module of TypeScript.
  ambient: '^src/[^/]+\\.d\\.ts$',
};

/** The pattern of a room's files. */
export function pathOf(room: Room): string {
  return PATHS[room] ?? `^src/${room}/`;
}

export function roomOf(path: string): Room | undefined {
  // What lies there is taken for a package, and judged by nobody.
  if (path.includes('/node_modules/')) return undefined;
  return ROOMS.find((room) => new RegExp(pathOf(room)).test(path));
}

/** Data that a room may import; what is not listed is out of reach. */
export const DATA_OF_ROOM: Partial<Record<Room, readonly string[]>> = {
  config: ['^fixtures/schemas/config\\.schema\\.json$'],
  files: [
    '^fixtures/(worlds|scenarios)/[^/]+\\.(json|yaml)$',
    '^fixtures/schemas/(world|scenario)\\.schema\\.json$',
  ],
  editions: ['^openapi/v\\d+\\.yaml$'],
  control: ['^openapi/control\\.yaml$', '^package\\.json$'],
  engine: ['^openapi/v\\d+\\.yaml$'],
  cli: ['^package\\.json$'],
  client: ['^package\\.json$'],
  launcher: ['^package\\.json$'],
};

/** What a client may know of the engine, as types only: the shapes of what it reads and answers. */
export const SHAPES = ['\\.gen\\.ts$', '^src/config/'];
