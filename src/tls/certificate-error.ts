/** Key material that cannot be made or used; the message is ready for the user. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
}
