import { GenericContainer, type ImageName, type WaitStrategy } from 'testcontainers';
import packageJson from '../../../package.json' with { type: 'json' };
import type { LogFormat } from '../../config/sandbox-config.ts';
import type {
  KeyInput,
  PlanInput,
  SandboxOptions,
  ScenarioInput,
  WorldInput,
} from '../../config/sandbox-options.ts';
import type { RuleSpec } from '../../domain/rules/rule-spec.ts';
import type { ContainerConfiguration } from './configuration.ts';
import { FOLDER } from './container-file.ts';
import { drawToken, readTokenOf } from './control-secret.ts';
import { CoverageReport } from './coverage-report.ts';
import { CONFIG_VARIABLE, checkEnvironment } from './environment.ts';
import { type HttpsOptions, TRUE_NAMES } from './https.ts';
import { readyThen } from './ready-then.ts';
import { ReadyWait } from './ready-wait.ts';
import { type FinishedSetup, SandboxSetup } from './sandbox-setup.ts';
import { findEngine, onCreated, onPortsBound, startOrExplain } from './start-or-explain.ts';
import { HTTP_PORT, StartedAmpsSandboxContainer } from './started-amps-sandbox-container.ts';

const REPOSITORY = 'amps-sandbox/amps-sandbox';
/** The image of this very version, so that an update of the package is an update of the emulator. */
export const DEFAULT_IMAGE = `${REPOSITORY}:${packageJson.version}`;

const CONFIG_PATH = `${FOLDER}/config.json`;
const OPTIONS_LABEL = 'amps-sandbox.options';

/**
 * The emulator in a container. Options that cannot be used are refused by the method that gets them, those that do not
 * go together by `start`, before Docker is asked. @throws ContainerOptionError, ContainerStartError
 *
 * @example
 * await using sandbox = await new AmpsSandboxContainer().withClock('frozen', '2025-06-01T12:00:00Z').start();
 * const client = new MyAmpsClient({ baseUrl: sandbox.getUrl(), apiKey: sandbox.getApiKey() });
 * await sandbox.control.clock.advance('3h');
 */
export class AmpsSandboxContainer extends GenericContainer {
  readonly #setup: SandboxSetup;
  /** One for all starts of this object, which may go on at once. */
  readonly #drawnToken = drawToken();

  constructor(image: string = DEFAULT_IMAGE) {
    super(image);
    this.#setup = new SandboxSetup(image === DEFAULT_IMAGE);
    super.withEnvironment({ [CONFIG_VARIABLE]: CONFIG_PATH });
    this.withExposedPorts(HTTP_PORT);
    super.withWaitStrategy(new ReadyWait(HTTP_PORT));
  }

  /** What to begin with: a shipped world by its name, the path of a file on this machine, its text, or the world itself. */
  withWorld(world: WorldInput): this {
    this.#setup.setWorld(world);
    return this;
  }

  /** What all draws depend on. */
  withSeed(seed: string | number): this {
    this.#setup.set('seed', seed, 'withSeed');
    return this;
  }

  /** One more key of the first account; calls add up. */
  withKey(key: KeyInput): this {
    return this.withKeys(key);
  }

  withKeys(...keys: readonly KeyInput[]): this {
    this.#setup.addKeys(keys);
    return this;
  }

  /** Any well-formed sandbox key opens an account of its own. */
  withAcceptAnyKey(): this {
    this.#setup.set('acceptAnyKey', true, 'withAcceptAnyKey');
    return this;
  }

  /** How time passes: `'frozen'`, `'x60'`, or an object; and where the clocks start: now where neither says it. */
  withClock(clock: NonNullable<SandboxOptions['clock']>, at?: NonNullable<SandboxOptions['at']>): this {
    this.#setup.set('clock', clock, 'withClock');
    if (at !== undefined) this.#setup.set('at', at, 'withClock');
    return this;
  }

  /** Scripted behaviour: a scenario in the forms that a world has. Calls add up. */
  withScenario(scenario: ScenarioInput): this {
    this.#setup.addScenario(scenario);
    return this;
  }

  /** Rules that are asked before those of all scenarios; calls add up. */
  withRules(...rules: readonly RuleSpec[]): this {
    this.#setup.addRules(rules);
    return this;
  }

  /** A rate-limit plan for keys to name. */
  withPlan(name: string, plan: PlanInput): this {
    this.#setup.addPlan(name, plan);
    return this;
  }

  /** The limit of all keys that name no plan: its figures, or the name of a plan. */
  withRateLimit(plan: PlanInput | (string & {})): this {
    this.#setup.setRateLimit(plan);
    return this;
  }

  /** Any other options: as an object, or the path of a configuration file on this machine. */
  withConfiguration(configuration: ContainerConfiguration | string): this {
    this.#setup.addConfiguration(configuration);
    return this;
  }

  /** A newer OpenAPI document of the vendor, from a file on this machine. */
  withOpenApi(path: string): this {
    this.#setup.setOpenApi(path);
    return this;
  }

  /** Checks every response against the document. */
  withValidateResponses(): this {
    this.#setup.set('validateResponses', true, 'withValidateResponses');
    return this;
  }

  withLog(format: LogFormat): this {
    this.#setup.set('log', format, 'withLog');
    return this;
  }

  /** The token of the control API; a random one where this is not called. */
  withControlToken(token: string): this {
    this.#setup.setControlToken(token);
    return this;
  }

  /** HTTPS beside HTTP; clients need the certificate of `getCaCertificate()`. */
  withHttps(options: HttpsOptions = {}): this {
    this.#setup.setHttps(options);
    return this;
  }

  /** Answers to the vendor's own host names in the network, so that a client that knows no other is tested unchanged. */
  withTrueNames(): this {
    this.#setup.useTrueNames();
    return this.withNetworkAliases(...TRUE_NAMES);
  }

  /** Variables of the emulator are refused: each has a method, and the two would not know of each other. */
  override withEnvironment(environment: Record<string, string>): this {
    checkEnvironment(environment);
    return super.withEnvironment(environment);
  }

  /** What to wait for once the emulator is ready, which `start` waits for in any case. @throws ContainerOptionError */
  override withWaitStrategy(strategy: WaitStrategy): this {
    return super.withWaitStrategy(readyThen(new ReadyWait(HTTP_PORT), strategy));
  }

  override async start(): Promise<StartedAmpsSandboxContainer> {
    const { networkMode: network, networkAliases: aliases } = this;
    this.#setup.check({ network, aliases });
    const setup = this.#setup.finish(
      { network, aliases },
      this.#setup.hasHttps ? await findHost(this.imageName) : undefined,
    );
    this.#apply(setup);
    const report = new CoverageReport();
    // A container that is reused tells of earlier runs as well.
    if (!this.reuse) super.withEnvironment(report.variables);
    return await startOrExplain(this.imageName, async () => {
      const started = await super.start();
      await report.announce(started.getId(), this.imageName.string);
      const controlToken = this.reuse
        ? await readTokenOf(started, CONFIG_PATH)
        : (setup.controlToken ?? this.#drawnToken);
      const { httpsPort } = setup;
      const facts = { controlToken, httpsPort, network, aliases, report };
      return await StartedAmpsSandboxContainer.from(started, facts);
    });
  }

  protected override async containerCreated(containerId: string): Promise<void> {
    await onCreated(containerId);
  }

  protected override async containerStarting(): Promise<void> {
    onPortsBound();
  }

  /** Whatever was applied by an earlier start of the same object gives way. */
  #apply({ configuration, files, controlToken = this.#drawnToken, httpsPort, fingerprint }: FinishedSetup) {
    const content = JSON.stringify({ ...configuration, controlToken });
    const others = this.contentsToCopy.filter(({ target }) => !target.startsWith(`${FOLDER}/`));
    this.contentsToCopy = [...others, ...files, { target: CONFIG_PATH, content }];
    this.withLabels({ [OPTIONS_LABEL]: fingerprint });
    const isExposed = this.createOpts.ExposedPorts?.[`${httpsPort}/tcp`] !== undefined;
    if (httpsPort !== undefined && !isExposed) this.withExposedPorts(httpsPort);
  }
}

/** The host by which this machine reaches what Docker publishes. */
async function findHost(image: ImageName): Promise<string> {
  const { info } = await findEngine(image);
  return info.containerRuntime.host;
}
