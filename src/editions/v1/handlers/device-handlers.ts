import type { RuleOverrides } from '../../../contract/typed-handlers.ts';
import type { Family } from '../../../domain/entities.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Account } from '../../../world/account.ts';
import type { ReadOptions } from '../../../world/world.ts';
import type { components } from '../contract.gen.ts';
import { type PresentedDevice, presentDevice } from '../present/present-device.ts';

interface ListCall {
  readonly overrides: RuleOverrides;
  readonly account: Account;
  readonly at: Instant;
  readonly query: { readonly userId?: string; readonly offset?: number; readonly limit?: number };
}

interface ReadCall {
  readonly overrides: RuleOverrides;
  readonly account: Account;
  readonly at: Instant;
  readonly params: { readonly deviceId: string };
  readonly query: { readonly expedite?: boolean };
}

export interface Page<T> {
  readonly page: T[];
  readonly pagination: components['schemas']['Pagination'];
}

/** Entries of a page where the caller says nothing (documented). */
export const DEFAULT_LIMIT = 10;

/** One page of a list, from the first entry where the caller says nothing. */
function paginate<T>(
  all: readonly T[],
  { offset = 0, limit = DEFAULT_LIMIT }: { readonly offset?: number; readonly limit?: number },
): Page<T> {
  const page = all.slice(offset, offset + limit);
  return {
    page,
    pagination: { limit, offset, total: all.length, hasMore: offset + page.length < all.length },
  };
}

export function createListHandler<F extends Family>(family: F) {
  return ({ account, at, query, overrides }: ListCall) => {
    const { userId, ...range } = query;
    const entries = account.world.devices({ family, ...(userId !== undefined && { userId }) });
    const { page, pagination } = paginate(entries, range);
    const items: PresentedDevice<F>[] = page.map((entry) =>
      presentDevice(family, account.world.read(entry, at, toReadOptions(overrides))),
    );
    return { status: 200 as const, body: { items, pagination } };
  };
}

export function createReadHandler<F extends Family>(family: F) {
  return ({ account, at, params, query, overrides }: ReadCall) => {
    const entry = account.world.entryOf(family, params.deviceId);
    const reading = account.world.read(entry, at, { ...toReadOptions(overrides), ...query });
    return { status: 200 as const, body: presentDevice(family, reading) };
  };
}

function toReadOptions({ deviceOffline, staleMs }: RuleOverrides): ReadOptions {
  return {
    ...(deviceOffline !== undefined && { isOffline: deviceOffline }),
    ...(staleMs !== undefined && { staleMs }),
  };
}
