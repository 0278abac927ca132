import { heeding, type RuleOverrides } from '../../../contract/typed-handlers.ts';
import type { Family } from '../../../domain/entities.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Account } from '../../../world/account.ts';
import type { ReadOptions } from '../../../world/world.ts';
import { type PresentedDevice, presentDevice } from '../present/present-device.ts';
import { paginate } from './paginate.ts';

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

const READ_EFFECTS = ['deviceOffline', 'staleMs'] as const;

export function createListHandler<F extends Family>(family: F) {
  const readPage = ({ account, query }: ListCall) => {
    const { userId, ...range } = query;
    const entries = account.world.devices({ family, ...(userId !== undefined && { userId }) });
    return paginate(entries, range);
  };
  const effectsOn = (call: ListCall) => (readPage(call).page.length > 0 ? READ_EFFECTS : []);
  return heeding(effectsOn, (call: ListCall) => {
    const { account, at, overrides } = call;
    const { page, pagination } = readPage(call);
    const items: PresentedDevice<F>[] = page.map((entry) =>
      presentDevice(family, account.world.read(entry, at, toReadOptions(overrides))),
    );
    return { status: 200 as const, body: { items, pagination } };
  });
}

export function createReadHandler<F extends Family>(family: F) {
  const effectsOn = ({ account, params }: ReadCall) => {
    account.world.entryOf(family, params.deviceId);
    return READ_EFFECTS;
  };
  return heeding(effectsOn, ({ account, at, params, query, overrides }: ReadCall) => {
    const entry = account.world.entryOf(family, params.deviceId);
    const reading = account.world.read(entry, at, { ...toReadOptions(overrides), ...query });
    return { status: 200 as const, body: presentDevice(family, reading) };
  });
}

function toReadOptions({ deviceOffline, staleMs }: RuleOverrides): ReadOptions {
  return {
    ...(deviceOffline !== undefined && { isOffline: deviceOffline }),
    ...(staleMs !== undefined && { staleMs }),
  };
}
