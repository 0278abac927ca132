import type { Edition } from '../../contract/edition.ts';
import type { Action } from '../../domain/actions/action.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import { formatInstants } from '../clock/format-instants.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';

export function createActionHandlers({
  editions,
}: Pick<ControlDependencies, 'editions'>): ControlHandlers<'listActions'> {
  return {
    listActions: async ({ account, query }) => {
      await account.settle();
      const { family, deviceId, state } = query;
      const found = account.world
        .actions()
        .filter((action) => family === undefined || action.family === family)
        .filter((action) => deviceId === undefined || action.deviceId === deviceId)
        .filter((action) => state === undefined || action.state === state);
      const { page, pagination } = paginate([...found].reverse(), query);
      return {
        status: 200,
        body: { items: page.map((action) => presentAction(action, account, editions.default)), pagination },
      };
    },
  };
}

function presentAction(
  action: Action,
  account: Account,
  edition: Pick<Edition, 'presentFailure'>,
): Schemas['Action'] {
  const { createdAt, updatedAt, deferredUntil, acknowledgedAt, completedAt, failure, ...rest } = action;
  return {
    ...rest,
    account: account.id,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
    ...(failure !== undefined && { failure: edition.presentFailure(failure) }),
    ...formatInstants({ deferredUntil, acknowledgedAt, completedAt }),
  };
}
