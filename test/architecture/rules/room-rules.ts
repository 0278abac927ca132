import { DATA_OF_ROOM, MAY_IMPORT, pathOf, ROOMS, type Room, roomOf, SHAPES } from '../law/rooms.ts';
import { createFileRule, createGraphRule, type Rule } from '../law/rule.ts';

/** Packages are judged by the names that imports write, not by where they are found. */
const PACKAGE = '(^|/)node_modules/';

const CODE = /\.([cm]?[jt]sx?|node|wasm)$/;

export const ROOM_RULES: readonly Rule[] = [
  createFileRule({
    name: 'every-file-has-a-room',
    find: ({ path }) =>
      roomOf(path) === undefined
        ? [{ message: 'stands in no room: put it into one, or add the room to the law' }]
        : [],
  }),
  {
    name: 'sources-are-typescript',
    exceptions: [],
    findBreaches: ({ otherPaths }) =>
      otherPaths
        .filter((path) => path.startsWith('src/'))
        .map((path) => ({ rule: 'sources-are-typescript', path, message: 'is not a .ts file' })),
  },
  {
    name: 'data-holds-no-code',
    exceptions: [],
    findBreaches: ({ otherPaths }) =>
      otherPaths
        .filter((path) => !path.startsWith('src/') && CODE.test(path))
        .map((path) => ({ rule: 'data-holds-no-code', path, message: 'is code, which belongs into src' })),
  },
  ...ROOMS.filter((room) => room !== 'client').map((room) => arrowRule(`arrows-of-${room}`, room, {})),
  arrowRule('arrows-of-client', 'client', { dependencyTypesNot: ['type-only'] }),
  arrowRule('shapes-of-client', 'client', { dependencyTypes: ['type-only'], also: SHAPES }),
  createGraphRule('editions-stand-apart', {
    from: { path: '^src/editions/([^/]+)/' },
    to: { path: '^(src/editions|openapi)/', pathNot: ['^src/editions/$1/', '^openapi/$1\\.yaml$'] },
  }),
  createGraphRule('no-cycles', { from: {}, to: { circular: true } }),
];

interface Imports {
  readonly dependencyTypes?: 'type-only'[];
  readonly dependencyTypesNot?: 'type-only'[];
  /** Patterns of what else is allowed. */
  readonly also?: readonly string[];
}

/** Whatever is not allowed is a breach, in the sources or anywhere else. */
function arrowRule(
  name: string,
  room: Room,
  { dependencyTypes, dependencyTypesNot = [], also = [] }: Imports,
): Rule {
  const allowedRooms = [room, ...MAY_IMPORT[room]];
  return createGraphRule(name, {
    from: { path: pathOf(room) },
    to: {
      pathNot: [...allowedRooms.map(pathOf), ...(DATA_OF_ROOM[room] ?? []), ...also, PACKAGE],
      dependencyTypesNot: ['core', ...dependencyTypesNot],
      ...(dependencyTypes !== undefined && { dependencyTypes }),
    },
  });
}
