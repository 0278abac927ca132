import type { ApiKey } from '../domain/keys/api-key.ts';
import type { HandlerEffect } from '../domain/rules/effects/can-act.ts';
import type { Effect } from '../domain/rules/rule.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Account } from '../world/account.ts';
import type { Epoch } from '../world/epoch.ts';
import type { OperationCall, OperationHandler, OperationHandlers } from './contract.ts';
import { contextOf } from './exchange/exchange.ts';
import type { Reply } from './exchange/reply.ts';

/** What openapi-typescript generates for an operation, as far as a handler is typed by it. */
interface OperationTypes {
  readonly parameters: { readonly path?: unknown; readonly query?: unknown };
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

export type JsonOf<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** A text of another media type says which by a header. */
type BodyOf<Response> = Response extends {
  content: { 'application/pem-certificate-chain': string } | { 'application/yaml': unknown };
}
  ? { readonly body: string; readonly headers: { readonly 'Content-Type': string } }
  : { readonly body: JsonOf<Response> };

export type ReplyOf<Responses> = {
  [Status in keyof Responses & number]: { readonly status: Status } & BodyOf<Responses[Status]>;
}[keyof Responses & number];

/** A validated call of one operation, typed by the document. */
export interface Call<Op extends OperationTypes> {
  readonly account: Account;
  readonly key: ApiKey;
  /** The instant at which the call is answered; everything due by then has run. */
  readonly at: Instant;
  /** What the call belongs to: its commands are carried out in no other. */
  readonly epoch: Epoch;
  readonly params: NonNullable<Op['parameters']['path']>;
  readonly query: NonNullable<Op['parameters']['query']>;
  readonly body: JsonOf<NonNullable<Op['requestBody']>>;
  /** What a rule wants otherwise than the world has it. */
  readonly overrides: RuleOverrides;
}

/** The part of an effect that handlers carry out: how the device is read, and how an action ends. */
export type RuleOverrides = Pick<Effect, HandlerEffect>;

const NO_OVERRIDES: RuleOverrides = {};

export type Handler<Op extends OperationTypes> = (
  call: Call<Op>,
) => ReplyOf<Op['responses']> | Promise<ReplyOf<Op['responses']>>;

/** One handler for each operation of a document: a missing one, or one that answers another shape, does not compile. */
export type HandlersOf<Operations extends { [Id in keyof Operations]: OperationTypes }> = {
  readonly [Id in keyof Operations]: Handler<Operations[Id]>;
};

/** A handler, and which overrides of a rule it would heed in a call: on others no rule is spent. */
export function heeding<C, H extends (call: C) => unknown>(
  effectsOn: (call: C) => readonly HandlerEffect[],
  handler: H,
): H & { readonly effectsOn: (call: C) => readonly HandlerEffect[] } {
  return Object.assign(handler, { effectsOn });
}

/** Any handler at all: what it takes is settled by the validation that comes before it. */
type AnyHandler = ((call: never) => Reply | Promise<Reply>) & {
  readonly effectsOn?: (call: never) => readonly HandlerEffect[];
};

/** Hands validated requests to handlers that are typed by the document. */
export function bindHandlers(handlers: Readonly<Record<string, AnyHandler>>): OperationHandlers {
  return Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, bind(handler)]));
}

function bind(handler: AnyHandler): OperationHandler {
  const bound: OperationHandler = (call) => handler(toTypedCall(call));
  const { effectsOn } = handler;
  return effectsOn === undefined ? bound : heeding((call) => effectsOn(toTypedCall(call)), bound);
}

function toTypedCall({ request, exchange }: OperationCall): never {
  const { account, key, at, epoch } = contextOf(exchange);
  const { params, query, body } = request;
  const overrides = exchange.appliedRule?.effect ?? NO_OVERRIDES;
  // Spelt out: V8 makes a hidden class of its own for each copy by `...` that gets more properties.
  return { params, query, body, account, key, at, epoch, overrides } as never;
}
