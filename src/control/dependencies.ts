import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { EditionSet } from '../contract/edition-set.ts';
import type { LiveKeySightings } from '../http/layers/live-key-sightings.ts';
import type { LogSink } from '../log/log.ts';
import type { Accounts } from '../world/accounts.ts';

/** What the control API acts on. */
export interface ControlDependencies {
  readonly accounts: Accounts;
  /** Of the emulated API. */
  readonly editions: EditionSet;
  readonly config: SandboxConfig;
  readonly liveKeys: LiveKeySightings;
  readonly log: LogSink;
  /** PEM of the CA that signed the certificate of HTTPS; null where HTTPS is off. */
  readonly ca: string | null;
  /** What a caller must present; null where anyone on this machine may call. */
  readonly token: string | null;
  /** Base URL of the emulated API; empty while it does not listen. */
  readonly url: () => string;
  readonly isReady: () => boolean;
}
