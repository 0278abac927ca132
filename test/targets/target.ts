import type { SandboxOptions } from '../../src/config/sandbox-options.ts';

export interface Ask {
  /** Null sends no key; the documented example where undefined. */
  readonly key?: string | null;
  readonly body?: unknown;
  /** Sent as it is, in place of a JSON body. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined where there is none. */
  readonly body: Json;
}

/** A parsed answer: tests look into it as they please, the document's schemas hold its shape. */
// biome-ignore lint/suspicious/noExplicitAny: a test that looks at a wrong place fails at its expectation
export type Json = any;

/** A running emulator, whatever it runs in. */
export interface RunningTarget extends AsyncDisposable {
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** Everything as at the start, so that the tests of a suite can share one emulator. */
  reset(): Promise<void>;
}

export interface Target<T extends RunningTarget = RunningTarget> {
  readonly name: string;
  open(options?: SandboxOptions): Promise<T>;
}

export const DOCUMENTED_KEY = 'sk_sandbox_abc123xyz';

/** When the vendor's samples were written. */
export const SAMPLE_INSTANT = '2025-01-23T10:30:00.000Z';

/** Frozen at the instant of the vendor's samples. */
export const FROZEN: SandboxOptions = { clock: 'frozen', at: SAMPLE_INSTANT };

export function headersFor({ key = DOCUMENTED_KEY, body, headers }: Ask): Record<string, string | string[]> {
  return {
    ...(key !== null && { 'x-api-key': key }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  };
}

/** Resets through the front door. */
export function resetBy(ask: RunningTarget['ask'], token: string | null = null): () => Promise<void> {
  const headers = token === null ? {} : { 'x-sandbox-token': token };
  return async () => {
    const { status, text } = await ask('POST', '/__sandbox/reset', { key: null, headers });
    if (status !== 204 && status !== 200) throw new Error(`The reset answered ${status}: ${text}`);
  };
}
