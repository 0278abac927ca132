/** The user's OpenAPI document cannot be used; the message tells what failed, why, and what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** An error about a document; `why` continues its name, `advice` is a whole sentence. */
export function refuseDocument(path: string, why: string, advice: string, cause?: unknown): DocumentError {
  const message = `Failed to load the OpenAPI document ${path}: ${why}. ${advice}`;
  return new DocumentError(message, cause === undefined ? {} : { cause });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
