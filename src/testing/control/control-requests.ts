import { type Connection, listAll } from './control-connection.ts';
import { ControlError } from './control-error.ts';
import type { RequestControl, RequestControls, RequestExpectation } from './control-types.ts';

export function createRequestControls(connection: Connection): RequestControls {
  return {
    ...createRequestControl(connection, {}),
    unauthenticated: createRequestControl(connection, { unauthenticated: true }),
  };
}

function createRequestControl(
  { api, scope, ask }: Connection,
  which: { readonly unauthenticated?: true },
): RequestControl {
  const params = { header: scope.header, query: { ...scope.query, ...which } };
  const check = (body: RequestExpectation) =>
    ask('verify requests', api.POST('/__sandbox/requests/verify', { params, body }));
  return {
    list: (filter = {}) =>
      listAll(filter, (page) => {
        const { status, ...rest } = filter;
        const query = {
          ...params.query,
          ...rest,
          ...page,
          ...(status !== undefined && { status: String(status) }),
        };
        return ask('list requests', api.GET('/__sandbox/requests', { params: { ...params, query } }));
      }),
    check,
    verify: async (expectation) => {
      const { verified, count, message } = await check(expectation);
      if (verified) return count;
      throw new ControlError(message, { status: 200 });
    },
    waitFor: async (request, { count = 1, timeout = '5s' } = {}) => {
      const body = { request, count, timeout: typeof timeout === 'number' ? `${timeout}ms` : timeout };
      const call = api.POST('/__sandbox/requests/wait', { params, body });
      return (await ask('wait for requests', call)).items;
    },
    clear: () => ask('clear the requests', api.DELETE('/__sandbox/requests', { params })),
  };
}
