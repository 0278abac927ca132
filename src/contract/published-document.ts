/** An OpenAPI document as others read it, made when the program was built: `scripts/imports/publish-document.mjs`. */
export interface PublishedDocument {
  /** The servers that the document names. */
  readonly servers: readonly DocumentServer[];
  /** The document in each version and format, compressed by Brotli, in base64. */
  readonly packed: string;
}

export interface DocumentServer {
  readonly url: string;
  readonly description: string;
}
