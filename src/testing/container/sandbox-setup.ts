import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { KeyInput, PlanInput, SandboxOptions } from '../../config/sandbox-options.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import type { WorldFile } from '../../domain/documents/world-file.ts';
import type { RuleSpec, ScenarioSpec } from '../../domain/rules/rule-spec.ts';
import { SHIPPED_SCENARIOS } from '../../domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { checkValue, requireOptions } from './check-value.ts';
import {
  CONFIGURATION_METHOD,
  type ContainerConfiguration,
  readConfiguration,
  writeConfiguration,
} from './configuration.ts';
import { type ContainerFile, copyOf, fileOf } from './container-file.ts';
import { ContainerOptions } from './container-options.ts';
import { checkToken } from './control-secret.ts';
import {
  checkPlacement,
  type Https,
  type HttpsOptions,
  httpsOption,
  type NetworkPlacement,
  readHttps,
} from './https.ts';
import { isName } from './name-or-file.ts';

/** The name of the plan that `withRateLimit` makes. */
const OWN_PLAN = 'container';

/** What a container is started with. */
export interface FinishedSetup {
  /** The configuration file, but for a control token that is drawn. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly files: readonly ContainerFile[];
  readonly controlToken: string | undefined;
  readonly httpsPort: number | undefined;
  /** Differs where any option or file does: the library's own comparison for reuse leaves copied files out. */
  readonly fingerprint: string;
}

/** What is told of a world or a scenario that cannot be found, and where its path starts from. */
interface KnownDocuments {
  readonly what: string;
  readonly shipped: readonly string[];
  readonly method: string;
  readonly folder: string;
}

/** What the `with…` methods of a container come to; each name in an error is the method's. */
export class SandboxSetup {
  readonly #isOwnImage: boolean;
  readonly #options = new ContainerOptions();
  readonly #files: ContainerFile[] = [];
  #https: Https | undefined;
  #trueNames = false;

  constructor(isOwnImage: boolean) {
    this.#isOwnImage = isOwnImage;
  }

  set(option: keyof SandboxOptions, value: unknown, method: string): void {
    this.#options.set(option, value, method);
  }

  setWorld(world: string | WorldFile, method = 'withWorld', folder = '.'): void {
    const known = { what: 'world', shipped: SHIPPED_WORLDS, method, folder };
    this.#options.set('world', this.#nameOrTarget(world, known), method);
  }

  addScenario(scenario: string | ScenarioSpec, method = 'withScenario', folder = '.'): void {
    const known = { what: 'scenario', shipped: SHIPPED_SCENARIOS, method, folder };
    this.#options.add('scenarios', [this.#nameOrTarget(scenario, known)], method);
  }

  addKeys(keys: readonly KeyInput[]): void {
    this.#options.add('keys', keys, 'withKey');
  }

  addRules(rules: readonly RuleSpec[]): void {
    this.#options.add('rules', rules, 'withRules');
  }

  addPlan(name: string, plan: PlanInput): void {
    this.#options.addPlan(name, plan, 'withPlan');
  }

  setRateLimit(plan: PlanInput | string): void {
    this.#options.set('defaultPlan', typeof plan === 'string' ? plan : OWN_PLAN, 'withRateLimit');
    if (typeof plan !== 'string') this.#options.addPlan(OWN_PLAN, plan, 'withRateLimit');
  }

  addConfiguration(configuration: ContainerConfiguration | string): void {
    const { options, folder } = readConfiguration(configuration);
    const { world, scenarios = [], ...rest } = options as ContainerConfiguration;
    writeConfiguration(this.#options, rest);
    if (world !== undefined) this.setWorld(world, CONFIGURATION_METHOD, folder);
    for (const scenario of [scenarios].flat() as readonly (string | ScenarioSpec)[])
      this.addScenario(scenario, CONFIGURATION_METHOD, folder);
  }

  setOpenApi(path: string): void {
    this.#options.set('openapi', this.#copy(copyOf(path, 'openapi', 'withOpenApi')), 'withOpenApi');
  }

  setControlToken(token: string): void {
    this.#options.set('controlToken', checkToken(token), 'withControlToken');
  }

  setHttps(options: HttpsOptions): void {
    this.#options.set('https', true, 'withHttps');
    this.#https = readHttps(options);
    this.#files.push(...this.#https.authority);
  }

  useTrueNames(): void {
    this.#trueNames = true;
  }

  get hasHttps(): boolean {
    return this.#https !== undefined;
  }

  /** @throws ContainerOptionError where options do not go together. */
  check(placement: NetworkPlacement): void {
    checkPlacement(placement, { https: this.hasHttps, trueNames: this.#trueNames });
  }

  /** @param host by which this machine reaches the container; HTTPS needs it. */
  finish(placement: NetworkPlacement, host?: string): FinishedSetup {
    const { aliases } = placement;
    const https = this.#https && httpsOption(this.#https, { aliases, host, trueNames: this.#trueNames });
    const configuration = { ...this.#options.toConfiguration(), ...(https && { https }) };
    const { controlToken } = configuration as { controlToken?: string };
    const all = JSON.stringify([configuration, this.#files, placement]);
    const fingerprint = createHash('sha256').update(all).digest('hex');
    return { configuration, files: this.#files, controlToken, httpsPort: https?.port, fingerprint };
  }

  /** A shipped name as it is; anything else goes into a file of the container. */
  #nameOrTarget(given: string | object, { folder, ...known }: KnownDocuments): string {
    const target = `${known.what}-${this.#files.length}`;
    if (typeof given !== 'string') {
      const document = requireDocument(given, known);
      return this.#copy(fileOf(JSON.stringify(document), `${target}.json`));
    }
    if (isDocumentText(given)) return this.#copy(fileOf(given, `${target}.yaml`));
    const path = known.shipped.includes(given) ? given : resolve(folder, given);
    const isShipped = isName(given, path, { ...known, isOwnImage: this.#isOwnImage });
    return isShipped ? given : this.#copy(copyOf(path, target, known.method));
  }

  #copy(file: ContainerFile): string {
    this.#files.push(file);
    return file.target;
  }
}

/** @throws ContainerOptionError for what is no object, or is not JSON */
function requireDocument(given: object, { what, method }: Pick<KnownDocuments, 'what' | 'method'>): unknown {
  return checkValue(requireOptions(given, method), what, method);
}
