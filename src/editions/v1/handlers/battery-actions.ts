import type { Handler } from '../../../contract/typed-handlers.ts';
import type { ActionState } from '../../../domain/actions/action.ts';
import type { operations } from '../contract.gen.ts';
import { presentAction } from '../present/present-action.ts';
import { DEFAULT_LIMIT } from './paginate.ts';

/** Layer v1b of the documents: the action list and cancelling, for batteries only. */
export const listBatteryActions: Handler<operations['listBatteryActions']> = ({ account, params, query }) => {
  const { state: wanted, offset = 0, limit = DEFAULT_LIMIT } = query;
  const state: ActionState | undefined = wanted === 'scheduled' ? 'waiting' : wanted;
  const found = account.world.actionsOf('battery', params.deviceId, { state, offset, limit });
  const { actions, total } = found;
  const pagination = { limit, offset, total, hasMore: offset + actions.length < total };
  return {
    status: 200,
    body: { data: actions.map((action) => presentAction<'battery'>(action)), pagination },
  };
};

export const cancelBatteryAction: Handler<operations['cancelBatteryAction']> = async ({
  account,
  at,
  epoch,
  params,
}) => {
  const { actionId } = params;
  await account.execute({ type: 'action.cancel', family: 'battery', actionId }, at, epoch);
  return { status: 200, body: presentAction<'battery'>(account.world.action(actionId, 'battery')) };
};
