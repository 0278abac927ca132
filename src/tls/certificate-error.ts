import { SetupError } from '../domain/failures/setup-error.ts';

/** Key material that cannot be made or used. */
export class CertificateError extends SetupError {
  override readonly name = 'CertificateError';

  constructor(message: string, cause?: unknown) {
    super('unusable-certificate', message, cause);
  }
}
