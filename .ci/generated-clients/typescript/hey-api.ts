import { exercise } from './exercise.ts';
import { dataOf } from './failed-call.ts';
import { createClient } from './generated/hey-api/client/index.ts';
import * as api from './generated/hey-api/index.ts';

await exercise((baseUrl, key) => {
  const client = createClient({ baseUrl, auth: key });
  const sandbox = { completeAfterSeconds: 0 };
  return {
    read: async (deviceId) => {
      const { id, state } = dataOf(await api.getBatteryState({ client, path: { deviceId } }));
      return { id, level: state.level };
    },
    list: async (limit) => {
      const { items, pagination } = dataOf(await api.listBatteryDevices({ client, query: { limit } }));
      return { ids: items.map(({ id }) => id), total: pagination.total };
    },
    push: async (deviceId, deferUntil) => {
      const body = { action: 'set_operation_mode', mode: 'charge', sandbox, deferUntil } as const;
      return dataOf(await api.pushBatteryAction({ client, path: { deviceId }, body })).actionId;
    },
    poll: async (actionId) => {
      const { state, result } = dataOf(await api.getBatteryActionStatus({ client, path: { actionId } }));
      return { state, isDone: result?.success === true };
    },
    pushSchedule: async (deviceId) => {
      const body = { action: 'follow_schedule', sandbox } as const;
      return dataOf(await api.pushHvacAction({ client, path: { deviceId }, body })).actionId;
    },
    pollSchedule: async (actionId) => {
      const { state, parameters } = dataOf(await api.getHvacActionStatus({ client, path: { actionId } }));
      return { state, parameters };
    },
  };
});
