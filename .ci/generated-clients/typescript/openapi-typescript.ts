import createClient from 'openapi-fetch';
import { exercise } from './exercise.ts';
import { dataOf } from './failed-call.ts';
import type { paths } from './generated/openapi-typescript.ts';

await exercise((baseUrl, key) => {
  const client = createClient<paths>({ baseUrl, headers: { 'x-api-key': key } });
  const sandbox = { completeAfterSeconds: 0 };
  return {
    read: async (deviceId) => {
      const { id, state } = dataOf(
        await client.GET('/battery/{deviceId}', { params: { path: { deviceId } } }),
      );
      return { id, level: state.level };
    },
    list: async (limit) => {
      const { items, pagination } = dataOf(await client.GET('/battery', { params: { query: { limit } } }));
      return { ids: items.map(({ id }) => id), total: pagination.total };
    },
    push: async (deviceId, deferUntil) => {
      const body = { action: 'set_operation_mode', mode: 'charge', sandbox, deferUntil } as const;
      return dataOf(await client.POST('/battery/{deviceId}', { params: { path: { deviceId } }, body }))
        .actionId;
    },
    poll: async (actionId) => {
      const params = { path: { actionId } };
      const { state, result } = dataOf(await client.GET('/battery/actions/{actionId}', { params }));
      return { state, isDone: result?.success === true };
    },
    pushSchedule: async (deviceId) => {
      const body = { action: 'follow_schedule', sandbox } as const;
      return dataOf(await client.POST('/hvac/{deviceId}', { params: { path: { deviceId } }, body })).actionId;
    },
    pollSchedule: async (actionId) => {
      const params = { path: { actionId } };
      const { state, parameters } = dataOf(await client.GET('/hvac/actions/{actionId}', { params }));
      return { state, parameters };
    },
  };
});
