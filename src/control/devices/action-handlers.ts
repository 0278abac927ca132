import type { Action } from '../../domain/action.ts';
import { formatInstant } from '../../domain/instant.ts';
import type { Account } from '../../world/account.ts';
import { formatInstants } from '../clock/format-instants.ts';
import type { ControlHandlers, Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';

export function createActionHandlers(): ControlHandlers<'listActions'> {
  return {
    listActions: ({ account, query }) => {
      account.world.now();
      const { family, deviceId, state } = query;
      const found = account.world
        .actions()
        .filter((action) => family === undefined || action.family === family)
        .filter((action) => deviceId === undefined || action.deviceId === deviceId)
        .filter((action) => state === undefined || action.state === state);
      const { page, pagination } = paginate([...found].reverse(), query);
      return {
        status: 200,
        body: { items: page.map((action) => presentAction(action, account)), pagination },
      };
    },
  };
}

function presentAction(action: Action, account: Account): Schemas['Action'] {
  const { createdAt, updatedAt, deferredUntil, acknowledgedAt, completedAt, ...rest } = action;
  return {
    ...rest,
    account: account.id,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
    ...formatInstants({ deferredUntil, acknowledgedAt, completedAt }),
  };
}
