const FIRST_CHUNK_BYTES = 2 * 1024;
const MAX_CHUNK_BYTES = 64 * 1024;

/** A stretch of memory with room for several texts. */
interface Chunk {
  readonly bytes: Buffer;
  usedBytes: number;
  liveTexts: number;
}

export interface StoredText {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

/**
 * Texts outside V8's heap, in memory that is used again. They come and go by thousands a second, and each lives just
 * long enough to be moved to where only a full collection frees it: every request would have to wait for those.
 */
export class TextStore {
  #newest: Chunk = createChunk(0);
  #spare: Chunk | undefined;

  put(text: string): StoredText {
    const sizeBytes = Buffer.byteLength(text);
    const chunk = this.#chunkFor(sizeBytes);
    const start = chunk.usedBytes;
    chunk.bytes.write(text, start);
    chunk.usedBytes += sizeBytes;
    chunk.liveTexts++;
    return { chunk, start, end: chunk.usedBytes };
  }

  /** A text that was freed must not be read any more: another may stand in its place. */
  free({ chunk }: StoredText): void {
    if (--chunk.liveTexts > 0) return;
    chunk.usedBytes = 0;
    const isSmall = chunk.bytes.length < this.#newest.bytes.length;
    if (chunk !== this.#newest && !isSmall) this.#spare = chunk;
  }

  #chunkFor(sizeBytes: number): Chunk {
    if (hasRoom(this.#newest, sizeBytes)) return this.#newest;
    const spare = this.#spare;
    if (spare !== undefined && hasRoom(spare, sizeBytes)) {
      this.#spare = undefined;
      this.#newest = spare;
      return spare;
    }
    const usualBytes = Math.min(MAX_CHUNK_BYTES, Math.max(FIRST_CHUNK_BYTES, 2 * this.#newest.bytes.length));
    this.#newest = createChunk(Math.max(usualBytes, sizeBytes));
    return this.#newest;
  }
}

export function readText({ chunk, start, end }: StoredText): string {
  return chunk.bytes.toString('utf8', start, end);
}

function createChunk(sizeBytes: number): Chunk {
  return { bytes: Buffer.allocUnsafeSlow(sizeBytes), usedBytes: 0, liveTexts: 0 };
}

function hasRoom({ bytes, usedBytes }: Chunk, sizeBytes: number): boolean {
  return bytes.length - usedBytes >= sizeBytes;
}
