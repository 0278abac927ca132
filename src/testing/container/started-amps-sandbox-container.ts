import { AbstractStartedContainer, type StartedTestContainer } from 'testcontainers';
import { SystemUrl } from '../../domain/captured-globals.ts';
import type { ConnectionInfo as AnyConnectionInfo } from '../control/connection-info.ts';
import { createAccount, type SandboxAccount } from '../control/control-account.ts';
import { createControlClient } from '../control/control-client.ts';
import type { ControlClient, NewAccount, RequestExpectation } from '../control/control-types.ts';
import { readCaCertificate } from '../control/transport/control-ca.ts';
import { ContainerOptionError } from './container-error.ts';
import type { CoverageReport } from './coverage-report.ts';
import { hasNames, type NetworkPlacement } from './https.ts';

/** In the container. */
export const HTTP_PORT = 4010;
const SHORT_ID_LENGTH = 12;

/** What a process needs to reach the emulator of another. */
export interface ConnectionInfo extends AnyConnectionInfo {
  readonly token: string;
}

interface Facts extends NetworkPlacement {
  readonly controlToken: string;
  readonly httpsPort: number | undefined;
  readonly report: CoverageReport;
}

/** An emulator that runs in a container. Whatever is called on it after `stop` fails. */
export class StartedAmpsSandboxContainer extends AbstractStartedContainer {
  readonly #facts: Facts;
  readonly #apiKey: string | undefined;
  #client: { readonly url: string; readonly control: ControlClient } | undefined;

  private constructor(started: StartedTestContainer, facts: Facts, apiKey: string | undefined) {
    super(started);
    this.#facts = facts;
    this.#apiKey = apiKey;
  }

  /** @internal */
  static async from(started: StartedTestContainer, facts: Facts): Promise<StartedAmpsSandboxContainer> {
    const url = urlOf(started);
    const keys = await createControlClient({ url, token: facts.controlToken }).keys.list();
    const best = keys.find(({ status, permissions }) => status === 'active' && permissions.length === 2);
    return new StartedAmpsSandboxContainer(started, facts, best?.key);
  }

  /** Base URL for programs on this machine, in place of `https://sandbox-api.amps.ai`. */
  getUrl(): string {
    return urlOf(this);
  }

  /** The same by HTTPS. @throws ContainerOptionError without `withHttps`. */
  getHttpsUrl(): string {
    return `https://${this.getHost()}:${this.getMappedPort(this.#httpsPort('the HTTPS URL'))}`;
  }

  /** Base URL for other containers of the same network. @throws ContainerOptionError without a network. */
  getNetworkUrl(): string {
    return `http://${this.#networkName()}:${HTTP_PORT}`;
  }

  /** The same by HTTPS: with `withTrueNames`, and no alias before it, `https://sandbox-api.amps.ai`. @throws ContainerOptionError */
  getNetworkHttpsUrl(): string {
    const port = this.#httpsPort('the HTTPS URL');
    return new SystemUrl(`https://${this.#networkName()}:${port}`).origin;
  }

  /** A key that may do everything, of the account that `control` acts on. @throws ContainerOptionError where there is none. */
  getApiKey(): string {
    if (this.#apiKey !== undefined) return this.#apiKey;
    throw new ContainerOptionError(
      'Failed to tell an API key: the first account had none at the start that is good and may do everything. ' +
        'Add one by withKey, or open an account by createAccount().',
    );
  }

  getControlToken(): string {
    return this.#facts.controlToken;
  }

  /** The certificate of the authority that signs for HTTPS, as PEM. @throws ContainerOptionError without `withHttps`. */
  async getCaCertificate(): Promise<string> {
    this.#httpsPort('the certificate');
    return await readCaCertificate(this.getUrl());
  }

  /** Where this emulator is, as plain data: what a global set-up hands to the processes that run the tests. */
  getConnectionInfo(): ConnectionInfo {
    const isHttps = this.#facts.httpsPort !== undefined;
    return {
      url: this.getUrl(),
      apiKey: this.#apiKey ?? '',
      token: this.getControlToken(),
      ...(isHttps && { httpsUrl: this.getHttpsUrl() }),
    };
  }

  /** The control API of this emulator. */
  get control(): ControlClient {
    const url = this.getUrl();
    // A restart gives the container another port.
    if (this.#client?.url !== url) {
      this.#client = { url, control: createControlClient({ url, token: this.getControlToken() }) };
    }
    return this.#client.control;
  }

  /** An account of its own for a test or a test file: nothing that others do reaches it. @throws ControlError */
  async createAccount(wanted: NewAccount = {}): Promise<SandboxAccount> {
    return await createAccount(this.control, wanted);
  }

  /** Counts the requests of the first account that match; rejects with what came instead. @throws ControlError */
  async verify(expectation: RequestExpectation): Promise<number> {
    return await this.control.requests.verify(expectation);
  }

  /** Everything back to the start: accounts that were opened since are closed. @throws ControlError */
  async reset(): Promise<void> {
    await this.control.reset();
  }

  protected override async containerStopping(): Promise<void> {
    await this.#facts.report.collect(this.getId(), this);
  }

  #httpsPort(what: string): number {
    const { httpsPort } = this.#facts;
    if (httpsPort !== undefined) return httpsPort;
    throw new ContainerOptionError(
      `Failed to tell ${what}: the container serves no HTTPS. Call withHttps() before start().`,
    );
  }

  #networkName(): string {
    const { network, aliases } = this.#facts;
    // Docker makes no name of a container known but those that were given, and this one.
    if (hasNames(network)) return aliases[0] ?? this.getId().slice(0, SHORT_ID_LENGTH);
    throw new ContainerOptionError(
      'Failed to tell the URL in the network: the container is in none. ' +
        "Call withNetwork(network) and withNetworkAliases('sandbox') before start().",
    );
  }
}

function urlOf(container: Pick<StartedTestContainer, 'getHost' | 'getMappedPort'>): string {
  return `http://${container.getHost()}:${container.getMappedPort(HTTP_PORT)}`;
}
