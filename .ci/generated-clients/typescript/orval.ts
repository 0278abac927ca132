import { exercise } from './exercise.ts';
import { FailedCall } from './failed-call.ts';
import * as api from './generated/orval.ts';

/** Paths of its client are relative to the page that calls it. */
const fetchFromPage = globalThis.fetch;

await exercise((url, key) => {
  globalThis.fetch = (path, options) => fetchFromPage(new URL(String(path), url), options);
  const options = { headers: { 'x-api-key': key } };
  const sandbox = { completeAfterSeconds: 0 };
  return {
    read: async (deviceId) => {
      const answer = await api.getBatteryState(deviceId, undefined, options);
      if (answer.status !== 200) throw new FailedCall(answer.status);
      return { id: answer.data.id, level: answer.data.state.level };
    },
    list: async (limit) => {
      const answer = await api.listBatteryDevices({ limit }, options);
      if (answer.status !== 200) throw new FailedCall(answer.status);
      return { ids: answer.data.items.map(({ id }) => id), total: answer.data.pagination.total };
    },
    push: async (deviceId, deferUntil) => {
      const body = { action: 'set_operation_mode', mode: 'charge', sandbox, deferUntil } as const;
      const answer = await api.pushBatteryAction(deviceId, body, options);
      if (answer.status !== 202) throw new FailedCall(answer.status);
      return answer.data.actionId;
    },
    poll: async (actionId) => {
      const answer = await api.getBatteryActionStatus(actionId, options);
      if (answer.status !== 200) throw new FailedCall(answer.status);
      return { state: answer.data.state, isDone: answer.data.result?.success === true };
    },
    pushSchedule: async (deviceId) => {
      const answer = await api.pushHvacAction(deviceId, { action: 'follow_schedule', sandbox }, options);
      if (answer.status !== 202) throw new FailedCall(answer.status);
      return answer.data.actionId;
    },
    pollSchedule: async (actionId) => {
      const answer = await api.getHvacActionStatus(actionId, options);
      if (answer.status !== 200) throw new FailedCall(answer.status);
      return { state: answer.data.state, parameters: answer.data.parameters };
    },
  };
});
