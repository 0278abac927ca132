import { setTimeout as sleep } from 'node:timers/promises';
import { AmpsError, AmpsKeyError } from './amps-error.ts';

export interface AmpsClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Replaced in tests, where time is the sandbox's. */
  readonly sleep?: (delayMs: number) => Promise<unknown>;
}

export interface Battery {
  readonly id: string;
  readonly state: { readonly status: string; readonly level: number };
}

export interface Action {
  readonly actionId: string;
  readonly state: string;
  readonly errorCode?: string | null;
}

const TRIES = 4;
const PAUSE_MS = 1_000;

/** The part of the Amps API that this application needs. */
export class AmpsClient {
  readonly #options: AmpsClientOptions;

  constructor(options: AmpsClientOptions) {
    this.#options = options;
  }

  battery(id: string): Promise<Battery> {
    return this.#call('GET', `/battery/${id}`);
  }

  charge(id: string, targetPercent: number): Promise<Action> {
    return this.#call('POST', `/battery/${id}`, {
      action: 'set_operation_mode',
      mode: 'charge',
      targetPercent,
    });
  }

  action(id: string): Promise<Action> {
    return this.#call('GET', `/battery/actions/${id}`);
  }

  sleep(delayMs: number): Promise<unknown> {
    return (this.#options.sleep ?? sleep)(delayMs);
  }

  /** Waits as long as it is told to; reads, which do no harm twice, are repeated after a failure of the connection, too. */
  async #call<Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
    for (let left = TRIES - 1; ; left--) {
      const mayRepeat = left > 0;
      try {
        const response = await this.#send(method, path, body);
        if (response.ok) return (await response.json()) as Body;
        const retryAfter = response.headers.get('retry-after');
        if (!mayRepeat || response.status !== 429 || retryAfter === null) throw await toError(response);
        await this.sleep(Number(retryAfter) * 1_000);
      } catch (error) {
        if (!mayRepeat || method === 'POST' || error instanceof AmpsError) throw error;
        await this.sleep(PAUSE_MS);
      }
    }
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const { baseUrl, apiKey } = this.#options;
    return await fetch(`${baseUrl}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

async function toError(response: Response): Promise<AmpsError> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  const Kind = response.status === 401 ? AmpsKeyError : AmpsError;
  return new Kind(response.status, error.code, error.message);
}
