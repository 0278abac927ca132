import type { ServedEdition } from '../contract/edition-set.ts';
import type { Exchange } from '../contract/exchange/exchange.ts';
import type { Environment } from '../domain/entities.ts';

/** An exchange of the emulated API. */
export interface ApiExchange extends Exchange {
  /** What it speaks. */
  readonly edition: ServedEdition;
  /** Of the host that was asked. */
  readonly environment: Environment;
  /** Milliseconds since the request came. */
  readonly elapsedMs: () => number;
}
