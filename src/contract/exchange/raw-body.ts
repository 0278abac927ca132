/** A request's body as it arrived. */
export interface RawBody {
  /** All of it, or its beginning. */
  readonly bytes: Buffer;
  /** Of the whole; undefined where nobody waited for its end. */
  readonly sizeBytes: number | undefined;
}
