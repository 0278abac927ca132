import { exercise } from './exercise.ts';
import { BatteryApi, Configuration, HvacApi } from './generated/typescript-axios/index.ts';

await exercise((basePath, apiKey) => {
  const configuration = new Configuration({ basePath, apiKey });
  const batteries = new BatteryApi(configuration);
  const thermostats = new HvacApi(configuration);
  const now = { completeAfterSeconds: 0 };
  return {
    read: async (id) => {
      const { data } = await batteries.getBatteryState(id);
      return { id: data.id, level: data.state.level };
    },
    list: async (limit) => {
      const { data } = await batteries.listBatteryDevices(undefined, 0, limit);
      return { ids: data.items.map(({ id }) => id), total: data.pagination.total };
    },
    push: async (id, deferUntil) => {
      const body = { action: 'set_operation_mode', mode: 'charge', sandbox: now, deferUntil } as const;
      return (await batteries.pushBatteryAction(id, body)).data.actionId;
    },
    poll: async (actionId) => {
      const { data } = await batteries.getBatteryActionStatus(actionId);
      return { state: data.state, isDone: data.result?.success === true };
    },
    pushSchedule: async (id) =>
      (await thermostats.pushHvacAction(id, { action: 'follow_schedule', sandbox: now })).data.actionId,
    pollSchedule: async (actionId) => {
      const { data } = await thermostats.getHvacActionStatus(actionId);
      return { state: data.state, parameters: data.parameters };
    },
  };
});
