import { ROOMS, type Room } from '../law/rooms.ts';
import { type Violation, violationAt } from './violation.ts';

/** What each room must not import: the law once more, so that no arrow is added to it unseen. */
export const FORBIDDEN_ARROWS: Readonly<Record<Room, string>> = {
  domain:
    'config log world store files contract editions http control tls report delivery pages engine cli client testing index launcher',
  config:
    'log world store files contract editions http control tls report delivery pages engine cli client testing index launcher',
  log: 'config world store files contract editions http control tls report delivery pages engine cli client testing index launcher',
  world:
    'config log store files contract editions http control tls report delivery pages engine cli client testing index launcher',
  store:
    'config log files contract editions http control tls report delivery pages engine cli client testing index launcher',
  files:
    'config log store contract editions http control tls report delivery pages engine cli client testing index launcher',
  contract:
    'config log store files editions http control tls report delivery pages engine cli client testing index launcher',
  editions: 'store files http control tls report delivery pages engine cli client testing index launcher',
  http: 'store files editions control tls report delivery pages engine cli client testing index launcher',
  control: 'store editions tls report delivery pages engine cli client testing index launcher',
  tls: 'world store files contract editions http control report delivery pages engine cli client testing index launcher',
  report:
    'config store files editions http control tls delivery pages engine cli client testing index launcher',
  delivery: 'store files editions http control tls report pages engine cli client testing index launcher',
  pages: 'store files editions control tls report delivery engine cli client testing index launcher',
  engine: 'report cli client testing index launcher',
  launcher:
    'domain config log world store files contract editions http control tls report delivery pages engine cli client testing index',
  cli: 'editions testing index',
  client:
    'config log world store files contract editions http control tls report delivery pages engine cli testing index launcher',
  testing: 'world store files contract editions http control tls report delivery pages cli index launcher',
  index: 'log world store editions http control report delivery pages cli launcher',
  ambient: 'domain world engine',
};

const FOLDERS: Partial<Record<Room, string>> = { client: 'src/testing/control', editions: 'src/editions/v1' };

/** A file of each room for others to import. */
export const ARROW_TARGETS: readonly string[] = ROOMS.filter(
  (room) => room !== 'index' && room !== 'ambient',
).map(targetOf);

export const ARROW_VIOLATIONS: readonly Violation[] = ROOMS.flatMap((from) =>
  FORBIDDEN_ARROWS[from].split(' ').map((to) => {
    const path = importerOf(from, to);
    return violationAt(path, {
      title: `an arrow from ${from} to ${to}`,
      text: `import { target as ${to} } from '${pathBetween(path, targetOf(to as Room))}';\n`,
      rules: [`arrows-of-${from}`],
    });
  }),
);

function folderOf(room: Room): string {
  return FOLDERS[room] ?? `src/${room}`;
}

function targetOf(room: Room): string {
  return room === 'index' ? 'src/index.ts' : `${folderOf(room)}/target.ts`;
}

function importerOf(from: Room, to: string): string {
  if (from === 'index') return 'src/index.ts';
  return from === 'ambient' ? `src/to-${to}.d.ts` : `${folderOf(from)}/arrows/to-${to}.ts`;
}

function pathBetween(importer: string, target: string): string {
  return `${'../'.repeat(importer.split('/').length - 2) || './'}${target.slice('src/'.length)}`;
}
