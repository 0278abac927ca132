import type { BodyPart } from '../../contract/openapi-backend/divided-body.ts';
import { SNAPSHOT_FORMAT } from './snapshot-format.ts';

/** Items of lists that are checked in one go. */
const MAX_ITEMS = 500;

type Path = readonly string[];
type Node = Readonly<Record<string, unknown>>;

const paths = (...texts: readonly string[]): Path[] => texts.map((text) => text.split('.'));

/** The lists of a saved account, and of a world, that may be long. */
const ACCOUNT_LISTS: readonly Path[] = [
  ...paths(
    'devices',
    'deviceHistories',
    'keys',
    'actions',
    'timeline',
    'rules',
    'scenarios',
    'quotas',
    'facts',
  ),
  ...paths('baseline.users', 'baseline.devices', 'baseline.actions', 'baseline.keys'),
  ...paths('journal.entries', 'journal.waits', 'usage.lastUsedAt', 'usage.requests.counts'),
];
const WORLD_LISTS: readonly Path[] = paths('users', 'devices', 'actions');
/** What is counted of no account in particular. */
const COUNTER_LISTS: readonly Path[] = [
  ...paths('unauthenticatedJournal.entries', 'unauthenticatedJournal.waits'),
  ...paths('unauthenticated.lastUsedAt', 'unauthenticated.requests.counts'),
];

/** What every part has that is not about what is checked in it. */
const HEAD = { format: SNAPSHOT_FORMAT, version: '', scope: 'all' };

/** A snapshot in parts of a few hundred items each, for that of thousands of accounts takes seconds to check. */
export function* divideSnapshot(body: unknown): Generator<BodyPart> {
  if (!isObject(body) || !Array.isArray(body.accounts)) {
    yield { body, offsets: [] };
    return;
  }
  const { accounts, worlds, ...head } = body;
  const first = accounts.slice(0, 1).map((account) => without(account, ACCOUNT_LISTS));
  const isWorldList = Array.isArray(worlds);
  const noWorlds = worlds === undefined ? {} : { worlds: isWorldList ? [] : worlds };
  yield* divideNode({ ...head, ...noWorlds, accounts: first }, COUNTER_LISTS);
  yield* divideItems(accounts, ACCOUNT_LISTS, (items) => ({ ...HEAD, accounts: items }), 'accounts');
  if (!isWorldList) return;
  const place = (items: readonly unknown[]) => ({ ...HEAD, accounts: first, worlds: items });
  yield* divideItems(worlds, WORLD_LISTS, place, 'worlds');
}

/** Several short items in one part, a long one in parts of its own. */
function* divideItems(
  items: readonly unknown[],
  lists: readonly Path[],
  place: (items: readonly unknown[]) => unknown,
  name: string,
): Generator<BodyPart> {
  let offset = 0;
  for (let weight = 0, i = 0; i < items.length; i++) {
    const own = weigh(items[i], lists);
    weight += own;
    const isLast = i === items.length - 1;
    if (weight <= MAX_ITEMS && !isLast) continue;
    const isLong = own > MAX_ITEMS;
    const short = items.slice(offset, isLong ? i : i + 1);
    if (short.length > 0) yield { body: place(short), offsets: [{ path: [name], offset }] };
    if (isLong)
      for (const { body, offsets } of divideNode(items[i], lists))
        yield {
          body: place([body]),
          offsets: [
            { path: [name], offset: i },
            ...offsets.map((inner) => ({ ...inner, path: [name, 0, ...inner.path] })),
          ],
        };
    weight = 0;
    offset = i + 1;
  }
}

/** The node without its lists, then with a part of one of them each time. */
function* divideNode(node: unknown, lists: readonly Path[]): Generator<BodyPart> {
  const bare = without(node, lists);
  yield { body: bare, offsets: [] };
  for (const path of lists) {
    const list = listAt(node, path);
    for (let offset = 0; offset < list.length; offset += MAX_ITEMS)
      yield {
        body: withList(bare, path, list.slice(offset, offset + MAX_ITEMS)),
        offsets: [{ path, offset }],
      };
  }
}

function weigh(node: unknown, lists: readonly Path[]): number {
  return lists.reduce((sum, path) => sum + listAt(node, path).length, 1);
}

function listAt(node: unknown, path: Path): readonly unknown[] {
  const found = path.reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), node);
  return Array.isArray(found) ? found : [];
}

/** The node with nothing in these lists. */
function without(node: unknown, lists: readonly Path[]): unknown {
  return lists.reduce(
    (part, path) => (listAt(node, path).length === 0 ? part : withList(part, path, [])),
    node,
  );
}

function withList(node: unknown, [name = '', ...path]: Path, list: readonly unknown[]): unknown {
  const inner = isObject(node) ? node[name] : undefined;
  return { ...(node as Node), [name]: path.length === 0 ? list : withList(inner, path, list) };
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
