import { SetupError } from '../../domain/failures/setup-error.ts';

/** The user's OpenAPI document cannot be used. */
export class DocumentError extends SetupError {
  override readonly name = 'DocumentError';

  constructor(message: string, cause?: unknown) {
    super('unusable-document', message, cause);
  }
}

/** An error about a document; `why` continues its name, `advice` is a whole sentence. */
export function refuseDocument(path: string, why: string, advice: string, cause?: unknown): DocumentError {
  const message = `Failed to load the OpenAPI document ${path}: ${why}. ${advice}`;
  return new DocumentError(message, cause);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
