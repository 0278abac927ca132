import type { ClockInput, ScenarioInput, WorldInput } from '../../config/sandbox-options.ts';
import type { components } from '../../control/contract.gen.ts';
import type { KeySpec } from '../../domain/keys/edition-keys.ts';
import type { KnownFailureCode, KnownOperationId } from '../../domain/names/known-names.gen.ts';
import type { MethodName, PlanName, TextOr } from '../../domain/names/names.ts';
import type { OneOrMore, RuleSpec } from '../../domain/rules/rule-spec.ts';
import type { InstantInput } from '../../domain/time/instant-input.ts';

type Schemas = components['schemas'];

export type ControlAccount = Schemas['Account'];
export type ControlClock = Schemas['Clock'];
export type ControlKey = Schemas['Key'];
export type ControlDevice = Schemas['DeviceRecord'];
/** Something that a device was asked to do. */
export type ControlAction = Omit<Schemas['Action'], 'failure'> & {
  /** Why it failed, where it did. */
  readonly failure?: {
    readonly code: TextOr<KnownFailureCode>;
    readonly message: string;
  };
};
export type SandboxInfo = Schemas['Info'];
export type Snapshot = Schemas['Snapshot'];
/** What an account begins with; what is left out is as the sandbox was started. */
export interface NewAccount
  extends Omit<Schemas['AccountSpec'], 'world' | 'clock' | 'keys' | 'scenarios' | 'rules'> {
  /** What it begins with: a shipped world by its name, the path of a file on this machine, its text, or the world itself. */
  readonly world?: WorldInput;
  /** How its clock starts: `'frozen'`, `'x60'`, or an object with the pace and the instant. */
  readonly clock?: ClockInput;
  /** Keys beside the fresh one, as text or with what they may do. */
  readonly keys?: readonly (string | NewKey)[];
  /** Scenarios in the forms that a world has; their rules stand above those of the start, and come back with each reset. */
  readonly scenarios?: OneOrMore<ScenarioInput>;
  /** Rules that are asked before those of all scenarios, each with a name. */
  readonly rules?: readonly RuleSpec[];
}

export type CreatedAccount = Schemas['CreatedAccount'];
export type KeyQuota = Schemas['Quota'];
/** A request and its reply, as the journal keeps them. */
export type RecordedRequest = Omit<Schemas['RecordedRequest'], 'operation'> & {
  /** operationId of the document. */
  readonly operation?: OperationName;
};
/** An operation of the API by its operationId; any other text is taken, too. */
export type OperationName = TextOr<KnownOperationId>;
/** What a request must be; every part is optional, and all that are given must hold. */
export type RequestQuery = Omit<Schemas['RequestQuery'], 'operation' | 'method'> & {
  /** operationId of the document. */
  readonly operation?: OperationName;
  /** An HTTP method. */
  readonly method?: MethodName;
};
/** So many requests of a kind, at least one where nothing is said; or several in this order. */
export type RequestExpectation =
  | {
      readonly request: RequestQuery;
      readonly times?: RequestTimes;
    }
  | { readonly inOrder: readonly RequestQuery[] };
export type RequestVerdict = Omit<Schemas['Verification'], 'nearMisses'> & {
  readonly nearMisses: readonly NearMiss[];
};
/** A request that does not match, and why; nearest first. */
export type NearMiss = Omit<Schemas['NearMiss'], 'request'> & { readonly request: RecordedRequest };
export type RequestTimes = Schemas['RequestTimes'];
/** A rule as it was written, and what it has done so far. */
export type ControlRule = Omit<Schemas['RuleReport'], 'rule'> & { readonly rule: RuleSpec };
export type { RuleSpec };
/** A key; its text is minted where it is left out. */
export type NewKey = Omit<KeySpec, 'key'> & {
  /** Minted where it is left out. Never give a real live key. */
  readonly key?: string;
};
/** What is left out stays; `null` takes a plan, an expiry or a revocation away. */
export type KeyChange = Omit<Schemas['KeyChange'], 'plan' | 'expiresAt' | 'revokedAt'> & {
  /** Name of a rate-limit plan of the configuration, or `unlimited`; `null` for none of its own. */
  readonly plan?: PlanName | null;
  /** From when the key is expired; `null` for never. */
  readonly expiresAt?: InstantInput | null;
  /** From when the key is revoked; `null` for never. */
  readonly revokedAt?: InstantInput | null;
};
/** A device; only its family must be told, and whatever is left out is drawn. */
export type NewDevice = WithInstant<Schemas['DeviceSpec'], 'installedAt'>;
export type DeviceChange = Schemas['DeviceChange'];

/** The same with an instant in each of its forms; of a union, each member. */
type WithInstant<T, Name extends string> = T extends unknown
  ? Omit<T, Name> & { readonly [N in Name]?: InstantInput }
  : never;

/** A part of a list; all of it where nothing is said. */
export interface Page {
  readonly offset?: number;
  readonly limit?: number;
}

export interface DeviceFilter extends Page {
  readonly family?: Schemas['Family'];
  readonly userId?: string;
}

export interface ActionFilter extends Page {
  readonly family?: Schemas['Family'];
  readonly deviceId?: string;
  readonly state?: Schemas['ActionState'];
}

/** What the journal is asked for in a list: headers and bodies are for `verify` and `waitFor`. */
export interface RequestFilter extends Omit<RequestQuery, 'query' | 'headers' | 'body' | 'status'>, Page {
  readonly status?: number | string;
  readonly order?: 'oldest' | 'newest';
}

export interface WaitOptions {
  /** How many to wait for; 1 where nothing is said. */
  readonly count?: number;
  /** Time of the machine: `'5s'`, or milliseconds; at most a minute. */
  readonly timeout?: string | number;
}

/** The journal: what the client sent and got. A request is in it before its reply arrives. */
export interface RequestControl {
  /** Requests that match, oldest first. */
  list(filter?: RequestFilter): Promise<RecordedRequest[]>;
  /** Counts those that match. Rejects with what came instead where that is not as expected. */
  verify(expectation: RequestExpectation): Promise<number>;
  /** The same as a verdict with its reasons, good or bad. */
  check(expectation: RequestExpectation): Promise<RequestVerdict>;
  /** The requests waited for, as soon as they are there, those made before included. Rejects with what came instead. */
  waitFor(query: RequestQuery, options?: WaitOptions): Promise<RecordedRequest[]>;
  clear(): Promise<void>;
}

export interface RequestControls extends RequestControl {
  /** The journal of the server: requests that failed authentication, whoever they are of. */
  readonly unauthenticated: RequestControl;
}

/** Scripted behaviour. Rules added last are asked first; all that were added are gone after a reset. */
export interface RuleControl {
  /** Puts rules above all others, each with a name; one of the same name is replaced. */
  add(rules: RuleSpec | readonly RuleSpec[]): Promise<ControlRule[]>;
  /** Adds the rules of a scenario: a shipped one by its name, the path of a file on this machine, its text, or the scenario itself. */
  addScenario(scenario: ScenarioInput): Promise<ControlRule[]>;
  /** In the order in which they are asked. */
  list(page?: Page): Promise<ControlRule[]>;
  get(name: string): Promise<ControlRule>;
  delete(name: string): Promise<void>;
  /** Back to the rules of the start. */
  clear(): Promise<void>;
  /** How often the rule was applied. Rejects where it never was, or not exactly so many times where `times` is given. */
  verify(name: string, times?: number): Promise<number>;
}

export interface ClockControl {
  get(): Promise<ControlClock>;
  /** Lets time pass: `'1h'`, `'90s'`, or milliseconds. Everything due on the way has run when this returns. */
  advance(by: string | number): Promise<ControlClock>;
  /** Goes forward to an instant. Everything due on the way has run when this returns. */
  set(at: InstantInput): Promise<ControlClock>;
  /** Stops the clock, at a later instant where one is given. */
  freeze(at?: InstantInput): Promise<ControlClock>;
  /** Lets the clock run as time does. */
  run(): Promise<ControlClock>;
  /** Lets the clock run so many times as fast. */
  scale(factor: number): Promise<ControlClock>;
  /** Gives the clock a pace in the forms that a start takes: `'frozen'`, `'x60'`, or an object that may name a later instant. */
  change(clock: ClockInput): Promise<ControlClock>;
}

export interface KeyControl {
  list(): Promise<ControlKey[]>;
  get(key: string): Promise<ControlKey>;
  /** Adds a key, minted where none is given; good from the next request on. */
  create(key?: string | NewKey): Promise<ControlKey>;
  change(key: string, change: KeyChange): Promise<ControlKey>;
  expire(key: string): Promise<ControlKey>;
  revoke(key: string): Promise<ControlKey>;
  /** What is left of the key's rate limit at this very instant; looking costs nothing. */
  getQuota(key: string): Promise<KeyQuota>;
  /** Leaves so many requests from now on; 0 exhausts the key. */
  setQuota(key: string, remaining: number): Promise<KeyQuota>;
  /** Gives the key its whole rate limit back. */
  refillQuota(key: string): Promise<KeyQuota>;
  delete(key: string): Promise<void>;
}

export interface DeviceControl {
  list(filter?: DeviceFilter): Promise<ControlDevice[]>;
  /** The device with its state at this very instant, past the read cache. */
  get(id: string): Promise<ControlDevice>;
  /** Adds a device; whatever is left out is drawn. */
  create(device: NewDevice): Promise<ControlDevice>;
  change(id: string, change: DeviceChange): Promise<ControlDevice>;
  takeOffline(id: string): Promise<ControlDevice>;
  bringOnline(id: string): Promise<ControlDevice>;
  /** Ends the standing command: the daily pattern applies again. */
  release(id: string): Promise<ControlDevice>;
  delete(id: string): Promise<void>;
}

export interface AccountControl {
  list(page?: Page): Promise<ControlAccount[]>;
  get(id: string): Promise<ControlAccount>;
  /** Opens an account with a world and a key of its own: one for each parallel test. */
  create(account?: NewAccount): Promise<CreatedAccount>;
  delete(id: string): Promise<void>;
}

/** Control of a running sandbox, whatever it runs in. Every call rejects with `ControlError`. */
export interface ControlClient {
  readonly clock: ClockControl;
  readonly keys: KeyControl;
  readonly devices: DeviceControl;
  readonly accounts: AccountControl;
  readonly requests: RequestControls;
  readonly rules: RuleControl;
  readonly actions: { list(filter?: ActionFilter): Promise<ControlAction[]> };
  /** Back to the start: the account of this client, all accounts where it has none. Answers the ids. */
  reset(): Promise<string[]>;
  /** Keeps this moment: of the account of this client, of all where it has none. */
  snapshot(): Promise<Snapshot>;
  /** Back to a kept moment. Answers the ids of the accounts restored. */
  restore(snapshot: Snapshot): Promise<string[]>;
  info(): Promise<SandboxInfo>;
  /** Whether a request would be served; false also where nobody listens. */
  ready(): Promise<boolean>;
  /** The same sandbox, another account: by its id. */
  forAccount(id: string): ControlClient;
  /** The same sandbox, another account: the one that a key speaks for. */
  forKey(apiKey: string): ControlClient;
}
