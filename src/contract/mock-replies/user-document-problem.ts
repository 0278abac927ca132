/** An operation of the user's own document that cannot be answered; the message says why. No bug of ours. */
export class UserDocumentProblem extends Error {
  override readonly name = 'UserDocumentProblem';
}
