import type { JsonOf, ReplyOf } from '../contract/typed-handlers.ts';
import type { Account } from '../world/account.ts';
import type { components, operations } from './contract.gen.ts';

export type Schemas = components['schemas'];
export type OperationId = keyof operations;

/** A validated call of one operation, typed by the document. */
export interface ControlCall<Id extends OperationId> {
  readonly params: NonNullable<operations[Id]['parameters']['path']>;
  readonly query: NonNullable<operations[Id]['parameters']['query']>;
  readonly body: JsonOf<NonNullable<operations[Id]['requestBody']>>;
  /** The URL, without a path, by which the emulator was asked. */
  readonly origin: string;
  /** The account to act on: the named one, else the first. @throws ControlProblem where the named one is unknown. */
  readonly account: Account;
  /** The account that the call names; undefined where it names none. @throws ControlProblem where it is unknown. */
  readonly namedAccount: Account | undefined;
  /** The same for an operation that may name an account which is not there. @throws ControlProblem where it is unknown. */
  readonly findAccount: () => Promise<Account | undefined>;
  /** Calls back once the caller has gone away, which may be at once; what is answered takes that back. */
  readonly onAbandoned: (listener: () => void) => () => void;
}

type ControlReply<Id extends OperationId> = ReplyOf<operations[Id]['responses']>;

/** Answers an operation. Accounts are looked up when they are asked for, so that a handler may do without. */
export type ControlHandler<Id extends OperationId> = (
  call: ControlCall<Id>,
) => ControlReply<Id> | Promise<ControlReply<Id>>;

/** One handler for each operation: a missing one, or one that answers another shape, does not compile. */
export type ControlHandlers<Ids extends OperationId = OperationId> = {
  readonly [Id in Ids]: ControlHandler<Id>;
};

/** An operation that succeeded and has nothing to say. */
export const NO_CONTENT = { status: 204, body: undefined } as const;
