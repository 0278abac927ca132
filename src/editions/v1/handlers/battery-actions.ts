import type { Handler } from '../../../contract/typed-handlers.ts';
import type { ActionState } from '../../../domain/action.ts';
import type { operations } from '../contract.gen.ts';
import { presentAction } from '../present/present-action.ts';
import { paginate } from './paginate.ts';

/** Layer v1b of the documents: the action list and cancelling, for batteries only. */
export const listBatteryActions: Handler<operations['listBatteryActions']> = ({ account, params, query }) => {
  const { state, ...range } = query;
  const filter: ActionState | undefined = state === 'scheduled' ? 'waiting' : state;
  const { page, pagination } = paginate(account.world.actionsOf('battery', params.deviceId, filter), range);
  return { status: 200, body: { data: page.map((action) => presentAction<'battery'>(action)), pagination } };
};

export const cancelBatteryAction: Handler<operations['cancelBatteryAction']> = ({ account, at, params }) => {
  const { actionId } = params;
  account.world.apply({ type: 'action.cancel', family: 'battery', actionId }, at);
  return { status: 200, body: presentAction<'battery'>(account.world.action('battery', actionId)) };
};
