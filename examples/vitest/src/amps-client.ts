import { setTimeout } from 'node:timers/promises';

/** What the API, or the device behind it, refused. */
export class AmpsError extends Error {
  override readonly name = 'AmpsError';
  readonly code: string;

  constructor(code: string) {
    super(`Amps answered ${code}`);
    this.code = code;
  }
}

export interface AmpsClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** How the client waits; a test lets the sandbox's clock run in its place. */
  readonly sleep?: (delayMs: number) => Promise<unknown>;
}

interface Action {
  readonly state: string;
  readonly errorCode: string | null;
}

const POLL_EVERY_MS = 5_000;

/** A small client of the Amps AI API, as an application would write it. */
export class AmpsClient {
  readonly #options: Required<AmpsClientOptions>;

  constructor(options: AmpsClientOptions) {
    this.#options = { sleep: setTimeout, ...options };
  }

  async batteryLevel(deviceId: string): Promise<number> {
    const { state } = await this.#call<{ state: { level: number } }>('GET', `/battery/${deviceId}`);
    return state.level;
  }

  /** Lets a battery charge, and waits until it does. */
  async charge(deviceId: string): Promise<void> {
    const command = { action: 'set_operation_mode', mode: 'charge' };
    const { actionId } = await this.#call<{ actionId: string }>('POST', `/battery/${deviceId}`, command);
    for (;;) {
      await this.#options.sleep(POLL_EVERY_MS);
      const { state, errorCode } = await this.#call<Action>('GET', `/battery/actions/${actionId}`);
      if (state === 'completed') return;
      if (state === 'failed') throw new AmpsError(errorCode ?? 'UNKNOWN');
    }
  }

  /** Comes again when it may, where it came too often; gives up on anything else. */
  async #call<Body>(method: string, path: string, body?: object): Promise<Body> {
    const { baseUrl, apiKey, sleep } = this.#options;
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Body & { error?: { code: string } };
    if (response.ok) return answer;
    if (response.status !== 429) throw new AmpsError(answer.error?.code ?? 'UNKNOWN');
    await sleep(Number(response.headers.get('retry-after')) * 1_000);
    return await this.#call(method, path, body);
  }
}
