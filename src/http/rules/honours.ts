import type { RouteMatch } from '../../contract/openapi-backend/route-match.ts';
import type { HandlerEffect, Honours } from '../../domain/rules/effects/can-act.ts';
import type { Account } from '../../world/account.ts';
import type { ApiExchange } from '../api-exchange.ts';

/** Which effects on handlers can act on a request; looked into once, and only where a rule asks. */
export function lookIntoEffects(
  exchange: ApiExchange,
  account: Account,
  route: RouteMatch | undefined,
): Honours {
  let known: readonly HandlerEffect[] | undefined;
  return (part) => {
    known ??= hasSubject(account, route) ? exchange.edition.contract.effectsOn(exchange) : [];
    return known.includes(part);
  };
}

/** Whether there is a device, or for a list any device, that the request can be about. */
function hasSubject({ world }: Account, route: RouteMatch | undefined): boolean {
  if (route?.deviceId !== undefined) {
    if (!world.hasDevice(route.deviceId)) return false;
    return route.family === undefined || world.entry(route.deviceId).device.family === route.family;
  }
  return world.devices(route?.family === undefined ? {} : { family: route.family }).length > 0;
}
