import type { RecordedBody } from '../../domain/journal/journal-entry.ts';

const FIRST_CHUNK_BYTES = 2 * 1024;
const MAX_CHUNK_BYTES = 64 * 1024;

/** A stretch of memory with room for several texts. */
interface Chunk {
  readonly bytes: Buffer;
  usedBytes: number;
  liveBodies: number;
}

/** A body whose text lies in a store; to be read only until it is freed. */
export class StoredBody implements RecordedBody {
  readonly isBase64: boolean;
  readonly isCut: boolean;
  readonly sizeBytes: number | undefined;
  readonly chunk: Chunk;
  readonly #start: number;
  readonly #end: number;

  constructor({ isBase64, isCut, sizeBytes }: RecordedBody, chunk: Chunk, start: number, end: number) {
    this.isBase64 = isBase64;
    this.isCut = isCut;
    this.sizeBytes = sizeBytes;
    this.chunk = chunk;
    this.#start = start;
    this.#end = end;
  }

  get text(): string {
    return this.chunk.bytes.toString('utf8', this.#start, this.#end);
  }
}

/**
 * Bodies with their texts outside V8's heap, in memory that is used again. They come and go by thousands a second, and
 * each lives just long enough to be moved to where only a full collection frees it: every request would have to wait.
 */
export class BodyStore {
  /** Undefined while nothing was put. */
  #newest: Chunk | undefined;
  #spare: Chunk | undefined;

  put(body: RecordedBody): StoredBody {
    const sizeBytes = Buffer.byteLength(body.text);
    const chunk = this.#chunkFor(sizeBytes);
    const start = chunk.usedBytes;
    chunk.bytes.write(body.text, start);
    chunk.usedBytes += sizeBytes;
    chunk.liveBodies++;
    return new StoredBody(body, chunk, start, chunk.usedBytes);
  }

  /** A body that was freed must not be read any more: another may stand in its place. */
  free({ chunk }: StoredBody): void {
    if (--chunk.liveBodies > 0) return;
    chunk.usedBytes = 0;
    const newest = this.#newest;
    const isSmall = newest !== undefined && chunk.bytes.length < newest.bytes.length;
    if (chunk !== newest && !isSmall) this.#spare = chunk;
  }

  #chunkFor(sizeBytes: number): Chunk {
    const newest = this.#newest;
    if (newest !== undefined && hasRoom(newest, sizeBytes)) return newest;
    const spare = this.#spare;
    if (spare !== undefined && hasRoom(spare, sizeBytes)) {
      this.#spare = undefined;
      this.#newest = spare;
      return spare;
    }
    const usualBytes =
      newest === undefined ? FIRST_CHUNK_BYTES : Math.min(MAX_CHUNK_BYTES, 2 * newest.bytes.length);
    this.#newest = createChunk(Math.max(usualBytes, sizeBytes));
    return this.#newest;
  }
}

function createChunk(sizeBytes: number): Chunk {
  return { bytes: Buffer.allocUnsafeSlow(sizeBytes), usedBytes: 0, liveBodies: 0 };
}

function hasRoom({ bytes, usedBytes }: Chunk, sizeBytes: number): boolean {
  return bytes.length - usedBytes >= sizeBytes;
}
