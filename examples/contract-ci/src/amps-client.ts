/** What an Amps request can come to when it fails. */
export class AmpsError extends Error {
  override readonly name = 'AmpsError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`Amps answered ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export interface AmpsPlace {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** A small client of the Amps AI API, as an application would write it, mistakes included. */
export class AmpsClient {
  readonly #place: AmpsPlace;

  constructor(place: AmpsPlace) {
    this.#place = place;
  }

  async batteryLevel(deviceId: string): Promise<number> {
    const { state } = await this.#get<{ state: { level: number } }>(`/battery/${deviceId}`);
    return state.level;
  }

  async batteryIds(): Promise<string[]> {
    const { items } = await this.#get<{ items: { id: string }[] }>('/battery');
    return items.map(({ id }) => id);
  }

  /** Planted: the API knows no `boost`, refuses every one of these, and nobody looks at the answer. */
  async charge(deviceId: string): Promise<void> {
    await this.#send('POST', `/battery/${deviceId}`, {
      action: 'set_operation_mode',
      mode: 'charge',
      boost: true,
    });
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await this.#send('GET', path);
    const body = (await response.json()) as Body & { error?: { code: string } };
    if (response.ok) return body;
    throw new AmpsError(response.status, body.error?.code ?? 'UNKNOWN');
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const { baseUrl, apiKey } = this.#place;
    return await fetch(`${baseUrl}${path}`, {
      method,
      headers: { 'x-api-key': apiKey, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
