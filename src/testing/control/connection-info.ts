/** Where a running sandbox is found; plain data, to be handed to other processes. */
export interface ConnectionInfo {
  readonly url: string;
  /** Empty where the first account has none that is good. */
  readonly apiKey: string;
  /** The control token, where the sandbox asks for one. */
  readonly token?: string;
  /** Where it speaks HTTPS, too. */
  readonly httpsUrl?: string;
}
