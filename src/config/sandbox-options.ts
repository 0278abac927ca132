import type { DocumentInput } from '../domain/documents/document-input.ts';
import type { WorldFile } from '../domain/documents/world-file.ts';
import type { KeySpec } from '../domain/keys/edition-keys.ts';
import type { PlanName } from '../domain/names/names.ts';
import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { DefaultPlan } from '../domain/rate-limit/plan-of-key.ts';
import type { OneOrMore, RuleSpec, ScenarioSpec } from '../domain/rules/rule-spec.ts';
import type { ShippedScenario } from '../domain/rules/shipped-scenarios.ts';
import type { ShippedWorld } from '../domain/shipped-worlds.ts';
import type { InstantInput } from '../domain/time/instant-input.ts';
import type {
  AccountsConfig,
  ActionConfig,
  CacheConfig,
  HttpsConfig,
  JournalConfig,
  LimitHeaderDialect,
  LogFormat,
  ProblemOverrides,
  RetryAfterForm,
} from './sandbox-config.ts';

export type { InstantInput };

/** A pace: `'real'` or `'running'`, `'frozen'`, `'x60'`; or an object with the pace, and where the clock starts. */
export type ClockInput = ClockPaceInput | ClockObjectInput;

export type ClockPaceInput = 'real' | 'running' | 'frozen' | `x${number}`;

// The comments on the properties here and in the types that they name are those of `config.schema.json`:
// `npm run generate` writes them.

export interface ClockObjectInput {
  /** Whether time passes as it does outside (real, or running; where left out), not at all, or by a factor. */
  readonly mode?: 'real' | 'running' | 'frozen' | 'scaled';
  /** So many times faster than outside, for the mode scaled. */
  readonly factor?: number;
  /** Where the clocks start, as the option at, which wins over this. */
  readonly at?: InstantInput;
}

/** A world by the name of a shipped one, the path of a file, its YAML or JSON text, or the world itself. */
export type WorldInput = DocumentInput<ShippedWorld, WorldFile>;

/** A scenario in the same forms. */
export type ScenarioInput = DocumentInput<ShippedScenario, ScenarioSpec>;

/** On or off, or what to change of it, which turns it on. */
export type HttpsInput = boolean | Partial<HttpsConfig>;

/** A key as a user writes it: the bare key, or the key with what it may do and until when. */
export type KeyInput = string | KeySpec;

export type LimitHeadersInput = LimitHeaderDialect | 'none' | readonly LimitHeaderDialect[];

export interface PlanInput extends RatePlan {
  /** How answers to a key of this plan tell of the limit, where not as all do. */
  readonly rateLimitHeaders?: LimitHeadersInput;
}

/** One plan for all keys that name none, or one for those of each host. */
export type DefaultPlanInput = PlanName | DefaultPlan;

/** What a user may give: any part of the configuration, in the forms that are easy to write. */
export interface SandboxOptions {
  /**
   * Host name or IP address to listen on. On anything but loopback the control API asks for a token.
   * @defaultValue `"127.0.0.1"`
   */
  readonly host?: string;
  /** Port to listen on; 0 takes any free one. */
  readonly port?: number;
  /**
   * Serve HTTPS beside HTTP, with a certificate for the vendor's host names, localhost and loopback addresses. An
   * object turns it on.
   * @defaultValue `false`
   */
  readonly https?: HttpsInput;
  /**
   * What the start begins with: default, empty, large; the path of a world file, relative to the configuration file
   * that names it; or the world itself, as an object or as its YAML or JSON text.
   * @defaultValue `"default"`
   */
  readonly world?: WorldInput;
  /**
   * What every name, serial number and draw depends on: a text of 1 to 4096 characters, or a number, which is read as
   * its decimal text.
   * @defaultValue `"amps"`
   */
  readonly seed?: string | number;
  /**
   * How time passes: real (or running), frozen (only when told to), or x and a factor, such as x60; or an object with
   * the mode and the factor, and where the clocks start.
   * @defaultValue `"real"`
   */
  readonly clock?: ClockInput;
  /** Where the clocks start; now where left out. */
  readonly at?: InstantInput;
  /**
   * As which of the vendor's hosts to treat a request to any other host name. The vendor's own host names always speak
   * for themselves.
   * @defaultValue `"sandbox"`
   */
  readonly environment?: 'sandbox' | 'live';
  /** API keys to add to the first account of the world. */
  readonly keys?: readonly KeyInput[];
  /**
   * Let a well-formed sandbox key that is unknown open an account of its own.
   * @defaultValue `false`
   */
  readonly acceptAnyKey?: boolean;
  /**
   * Origins of web pages that a browser lets call the API: a list such as http://localhost:5173, or * for any. Those
   * named may call the control API as well, which * does not open.
   */
  readonly cors?: string | readonly string[];
  /**
   * Path of a newer OpenAPI document of the vendor, relative to the configuration file that names it. Its operations
   * that are not simulated are answered from their schemas.
   */
  readonly openapi?: string;
  /**
   * Check every response against the document before it is sent.
   * @defaultValue `false`
   */
  readonly validateResponses?: boolean;
  /** Form of the log on standard error. */
  readonly log?: LogFormat;
  /**
   * Token that the control API asks for: 8 to 256 characters without blanks. Drawn and printed where it is left out and
   * the host is not loopback.
   */
  readonly controlToken?: string;
  /** The cache that device readings go through. */
  readonly cache?: Partial<CacheConfig>;
  /** How long actions take. */
  readonly actions?: Partial<ActionConfig>;
  /**
   * Accounts that are opened at run time, by the control API or with acceptAnyKey; those of the world are never closed.
   */
  readonly accounts?: Partial<AccountsConfig>;
  /** The record of an account's requests and replies; the oldest give way to the latest. */
  readonly journal?: Partial<JournalConfig>;
  /** Rate-limit plans by name, for keys to name. They come on top of the built-in plan, ratelimited. */
  readonly plans?: Readonly<Record<string, PlanInput>>;
  /**
   * Rate-limit plan of keys that name none, or one for those of each host. A key of the plan unlimited has no limit,
   * nor has any that names none where this is left out.
   */
  readonly defaultPlan?: DefaultPlanInput;
  /**
   * Status of a request over the limit; the vendor's pages name both.
   * @defaultValue `429`
   */
  readonly rateLimitStatus?: 429 | 401;
  /**
   * How answers to a key with a plan tell of the limit.
   * @defaultValue `"ietf-draft-6"`
   */
  readonly rateLimitHeaders?: LimitHeadersInput;
  /**
   * Form of the Retry-After header of a request over the limit.
   * @defaultValue `"seconds"`
   */
  readonly retryAfter?: RetryAfterForm;
  /** What you know better than this emulator: status, code, message or headers of its answer to one kind of problem. */
  readonly errors?: ProblemOverrides;
  /**
   * Scripted behaviour, one or several: the name of a shipped scenario, the path of a scenario file, relative to the
   * configuration file that names it, or a scenario itself, as an object or as its YAML or JSON text. Rules of later
   * ones are asked first.
   */
  readonly scenarios?: OneOrMore<ScenarioInput>;
  /** Rules in the language of scenario files, each with a name, asked before those of all scenarios. */
  readonly rules?: readonly RuleSpec[];
}
