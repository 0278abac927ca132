import { posix } from 'node:path';
import type { ImportedModule, SourceFile } from './source-file.ts';

/** Who may import whom; a room may always import itself. */
const MAY_IMPORT = {
  domain: [],
  config: ['domain'],
  log: ['domain'],
  world: ['domain'],
  http: ['domain', 'config', 'log', 'world'],
  tls: ['domain', 'config', 'log', 'world'],
  sandbox: ['domain', 'config', 'log', 'world', 'http', 'tls'],
  report: ['domain', 'log', 'world', 'http'],
  cli: ['domain', 'config', 'log', 'world', 'http', 'tls', 'sandbox', 'report'],
  client: ['domain'],
  testing: ['domain', 'config', 'log', 'world', 'http', 'sandbox', 'client'],
  index: ['domain', 'config', 'log', 'world', 'http', 'tls', 'sandbox', 'client', 'testing'],
} as const satisfies Record<string, readonly string[]>;

export type Room = keyof typeof MAY_IMPORT;

const ROOMS: readonly (readonly [RegExp, Room])[] = [
  [/^src\/domain\//, 'domain'],
  [/^src\/config(\.ts|\/)/, 'config'],
  [/^src\/log(\.ts|\/)/, 'log'],
  [/^src\/world\//, 'world'],
  [/^src\/http\//, 'http'],
  [/^src\/tls\//, 'tls'],
  [/^src\/report\//, 'report'],
  [/^src\/cli\//, 'cli'],
  // What runs in the customer's tests while the engine runs elsewhere.
  [/^src\/testing\/(container|control)/, 'client'],
  [/^src\/testing\//, 'testing'],
  [/^src\/index\.ts$/, 'index'],
  // The composition root and what it is cut into.
  [/^src\/[^/]+\.ts$/, 'sandbox'],
];

/** Rooms that may import a package; any package not named here is free to all but the rooms that use none. */
const PACKAGE_ROOMS: Readonly<Record<string, readonly Room[]>> = {
  express: ['http', 'sandbox'],
  'openapi-backend': ['http'],
  commander: ['cli'],
  'cross-spawn': ['cli'],
  'fast-xml-builder': ['report'],
  '@peculiar/asn1-schema': ['tls'],
  '@peculiar/asn1-x509': ['tls'],
  'env-paths': ['tls'],
  // Of the customer: whoever imports it cannot run without.
  testcontainers: ['client'],
};
/** Pure functions of their arguments: no state, no time, no chance, no input or output. */
const PURE_PACKAGES: readonly string[] = ['fastest-levenshtein', 'rfc6902'];

const ROOMS_WITHOUT_PACKAGES: readonly Room[] = ['domain', 'config', 'log'];

const HASH_FUNCTIONS = ['createHash', 'createHmac', 'hash', 'timingSafeEqual'];

export function roomOf(path: string): Room | undefined {
  return ROOMS.find(([pattern]) => pattern.test(path))?.[1];
}

/** What a file imports against the law, in words; empty where it keeps it. */
export function breachesOf(file: SourceFile): string[] {
  const room = roomOf(file.path);
  if (room === undefined)
    return [`${file.path} stands in no room: put it into one, or add the room to the law.`];
  return file.imports().flatMap((imported) => {
    const breach = breachOf(room, imported, file.path);
    return breach === undefined ? [] : [`${file.path} (${room}) imports ${imported.specifier}: ${breach}`];
  });
}

function breachOf(room: Room, imported: ImportedModule, importer: string): string | undefined {
  const { specifier } = imported;
  if (!specifier.startsWith('.')) return packageBreach(room, imported);
  const target = posix.join(posix.dirname(importer), specifier);
  if (!target.startsWith('src/')) return dataBreach(room, target);
  if (!target.endsWith('.ts')) return 'relative imports have the extension .ts.';
  if (room === 'client' && imported.typeOnly && isShape(target)) return undefined;
  const owner = roomOf(target);
  const allowed: readonly string[] = [room, ...MAY_IMPORT[room]];
  return owner !== undefined && allowed.includes(owner) ? undefined : `${room} must not import ${owner}.`;
}

/** A client knows the shape of what the engine reads and answers, and nothing of what does it. */
function isShape(target: string): boolean {
  return (
    target.endsWith('.gen.ts') || roomOf(target) === 'config' || target === 'src/files/world/world-file.ts'
  );
}

function packageBreach(room: Room, { specifier, names }: ImportedModule): string | undefined {
  if (specifier.startsWith('node:')) return builtinBreach(room, specifier, names);
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (ROOMS_WITHOUT_PACKAGES.includes(room) && !PURE_PACKAGES.includes(name))
    return `${room} uses no packages.`;
  const allowed = PACKAGE_ROOMS[name];
  return allowed === undefined || allowed.includes(room) ? undefined : `only ${allowed.join(', ')} may.`;
}

function builtinBreach(room: Room, specifier: string, names: readonly string[]): string | undefined {
  if (room === 'config') return 'config uses no modules of node.';
  if (room !== 'domain') return undefined;
  const isHashing = specifier === 'node:crypto' && names.length > 0;
  return isHashing && names.every((name) => HASH_FUNCTIONS.includes(name))
    ? undefined
    : 'domain uses nothing of node but the hash functions of node:crypto.';
}

function dataBreach(room: Room, target: string): string | undefined {
  const isData = /^(openapi|fixtures)\/|^package\.json$/.test(target);
  if (!isData) return 'only src, openapi, fixtures and package.json may be imported.';
  return ROOMS_WITHOUT_PACKAGES.includes(room) ? `${room} reads no files.` : undefined;
}
