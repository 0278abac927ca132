/** A reply body that is too long to be made at once: the text of a JSON value, piece by piece. */
export class JsonPieces {
  readonly pieces: Iterable<string>;

  constructor(pieces: Iterable<string>) {
    this.pieces = pieces;
  }
}

/** The pieces of an object, whose members may be long themselves; one that is undefined is left out. */
export function* piecesOfObject(members: Readonly<Record<string, unknown>>): Generator<string> {
  let start = '{';
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined) continue;
    yield `${start}${JSON.stringify(name)}:`;
    yield* piecesOf(value);
    start = ',';
  }
  yield start === '{' ? '{}' : '}';
}

/** The pieces of a list; each of its items is asked for when its turn comes. */
export function* piecesOfList(items: Iterable<unknown>): Generator<string> {
  let start = '[';
  for (const item of items) {
    yield start;
    yield* piecesOf(item);
    start = ',';
  }
  yield start === '[' ? '[]' : ']';
}

function* piecesOf(value: unknown): Generator<string> {
  if (value instanceof JsonPieces) yield* value.pieces;
  else yield JSON.stringify(value);
}

/** The pieces of a list, each of whose items is written by a function. */
export function listInPieces<T>(items: Iterable<T>, write: (item: T) => unknown): JsonPieces {
  return new JsonPieces(piecesOfList(mapEach(items, write)));
}

function* mapEach<T>(items: Iterable<T>, write: (item: T) => unknown): Generator {
  for (const item of items) yield write(item);
}
