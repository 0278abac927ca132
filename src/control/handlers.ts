import type { OperationCall, OperationHandlers } from '../contract/contract.ts';
import type { ContractOperation } from '../contract/document.ts';
import { type Exchange, headerOf } from '../contract/exchange/exchange.ts';
import type { Reply } from '../contract/exchange/reply.ts';
import type { Account } from '../world/account.ts';
import { createAccountFinder, type FindAccount } from './accounts/account-finder.ts';
import { createAccountHandlers } from './accounts/account-handlers.ts';
import { createClockHandlers } from './clock/clock-handlers.ts';
import type { ControlDependencies } from './dependencies.ts';
import { createActionHandlers } from './devices/action-handlers.ts';
import { createDeviceHandlers } from './devices/device-handlers.ts';
import { createDocumentHandlers } from './documents/document-handlers.ts';
import { createKeyHandlers } from './keys/key-handlers.ts';
import { createQuotaHandlers } from './keys/quota-handlers.ts';
import type { ControlHandlers } from './operations.ts';
import { createRequestHandlers } from './requests/request-handlers.ts';
import { createRuleHandlers } from './rules/rule-handlers.ts';
import { createServerHandlers } from './server/server-handlers.ts';
import { createStateHandlers } from './state/state-handlers.ts';

/** Every operation of `openapi/control.yaml` and who answers it. */
export function createControlHandlers(dependencies: ControlDependencies): OperationHandlers {
  const handlers: ControlHandlers = {
    ...createServerHandlers(dependencies),
    ...createDocumentHandlers(dependencies),
    ...createAccountHandlers(dependencies),
    ...createClockHandlers(),
    ...createKeyHandlers(dependencies),
    ...createQuotaHandlers(dependencies),
    ...createDeviceHandlers(),
    ...createActionHandlers(dependencies),
    ...createRuleHandlers(dependencies),
    ...createRequestHandlers(dependencies),
    ...createStateHandlers(dependencies),
  };
  const findAccount = createAccountFinder(dependencies);
  const bound = Object.entries(handlers).map(([id, handler]) => [
    id,
    bindHandler(handler, findAccount, dependencies),
  ]);
  return Object.fromEntries(bound);
}

/** Any handler at all: what it takes is settled by the validation that comes before it. */
type AnyHandler = (call: never) => Reply | Promise<Reply>;

function bindHandler(handler: AnyHandler, findAccount: FindAccount, { accounts, url }: ControlDependencies) {
  return async ({ request, exchange, operation }: OperationCall): Promise<Reply> => {
    const namedAccount = concernsAccount(operation) ? await findAccount(request, exchange) : undefined;
    const call = {
      ...request,
      namedAccount,
      origin: originOf(exchange) ?? url(),
      findAccount: () => findAccount(request, exchange),
      onAbandoned: exchange.onAbandoned ?? (() => () => {}),
      get account(): Account {
        return namedAccount ?? accounts.first;
      },
    };
    if (namedAccount === undefined) return await handler(call as never);
    return await accounts.lives.use(namedAccount, () => handler(call as never));
  };
}

/** Undefined where the client did not say which host it means, as HTTP/1.0 allows. */
function originOf(exchange: Exchange): string | undefined {
  const host = headerOf(exchange, 'host');
  return host === undefined ? undefined : `${exchange.isSecure ? 'https' : 'http'}://${host}`;
}

/** Whether an operation acts on one account, which its query may name. A restore may name one that is closed by now. */
function concernsAccount({ operationId, parameters = [] }: ContractOperation): boolean {
  if (operationId === 'restore') return false;
  return parameters.some((parameter) => 'name' in parameter && parameter.name === 'account');
}
