import { setTimeout } from 'node:timers/promises';

/** What the API, or the device behind it, refused. */
export class AmpsError extends Error {
  name = 'AmpsError';

  /** @param {string} code */
  constructor(code) {
    super(`Amps answered ${code}`);
    this.code = code;
  }
}

const POLL_EVERY_MS = 5_000;

/** A small client of the Amps AI API, as an application would write it. */
export class AmpsClient {
  #options;

  /**
   * @param {{ baseUrl: string, apiKey: string, sleep?: (delayMs: number) => Promise<unknown> }} options
   * `sleep` is how the client waits; a test lets the sandbox's clock run in its place.
   */
  constructor(options) {
    this.#options = { sleep: setTimeout, ...options };
  }

  /** @param {string} deviceId */
  async batteryLevel(deviceId) {
    const { state } = await this.#call('GET', `/battery/${deviceId}`);
    return state.level;
  }

  /**
   * Lets a battery charge, and waits until it does.
   * @param {string} deviceId
   */
  async charge(deviceId) {
    const command = { action: 'set_operation_mode', mode: 'charge' };
    const { actionId } = await this.#call('POST', `/battery/${deviceId}`, command);
    for (;;) {
      await this.#options.sleep(POLL_EVERY_MS);
      const { state, errorCode } = await this.#call('GET', `/battery/actions/${actionId}`);
      if (state === 'completed') return;
      if (state === 'failed') throw new AmpsError(errorCode ?? 'UNKNOWN');
    }
  }

  /**
   * Comes again when it may, where it came too often; gives up on anything else.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #call(method, path, body) {
    const { baseUrl, apiKey, sleep } = this.#options;
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    if (response.status !== 429) throw new AmpsError(answer.error?.code ?? 'UNKNOWN');
    await sleep(Number(response.headers.get('retry-after')) * 1_000);
    return await this.#call(method, path, body);
  }
}
