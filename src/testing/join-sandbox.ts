import type { SandboxOptions } from '../config/sandbox-options.ts';
import type { ConnectionInfo } from './control/connection-info.ts';
import { createControlClient } from './control/control-client.ts';
import { isObject } from './control/inputs/check-argument.ts';
import { readCaCertificate } from './control/transport/control-ca.ts';
import { type RunningSandbox, startSandbox } from './in-process.ts';
import { connectionInfoFromEnvironment } from './sandbox-variables.ts';

/**
 * The sandbox that `amps-sandbox exec` or a global set-up runs for all tests; where there is none, one of this process,
 * which then takes the options. Closing it ends only the latter.
 *
 * @example
 * await using sandbox = await joinSandbox();
 * await using account = await createAccount(sandbox.control);
 */
export async function joinSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const connection = connectionInfoFromEnvironment(process.env);
  return connection === undefined ? await startSandbox(options) : await connectTo(connection);
}

/** Whether options ask for nothing. What is no object does ask: a start refuses it in words. */
export function isEmpty(options: SandboxOptions): boolean {
  return isObject(options) && Object.keys(options).length === 0;
}

/** The sandbox for a file of tests: options of its own make one of its own, since the shared one has others. */
export async function openSandboxFor(options: SandboxOptions = {}): Promise<RunningSandbox> {
  return isEmpty(options) ? await joinSandbox() : await startSandbox(options);
}

/** A sandbox that another process runs, and closes. */
export async function connectTo({ url, apiKey, token, httpsUrl }: ConnectionInfo): Promise<RunningSandbox> {
  const close = async () => {};
  const control = createControlClient({ url, ...(token !== undefined && { token }) });
  return {
    url,
    httpsUrl: httpsUrl ?? null,
    ca: httpsUrl === undefined ? null : await readCaCertificate(url),
    apiKey,
    controlToken: token ?? null,
    control,
    close,
    [Symbol.asyncDispose]: close,
  };
}
