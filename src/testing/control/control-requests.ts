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
  { call }: Connection,
  which: { readonly unauthenticated?: true },
): RequestControl {
  const check = (body: RequestExpectation) =>
    call('verify requests', 'post', '/__sandbox/requests/verify', { query: which, body });
  return {
    list: (filter = {}) =>
      listAll(filter, (page) => {
        const { status, ...rest } = filter;
        const query = { ...which, ...rest, ...page, ...(status !== undefined && { status: String(status) }) };
        return call('list requests', 'get', '/__sandbox/requests', { query });
      }),
    check,
    verify: async (expectation) => {
      const { verified, count, message } = await check(expectation);
      if (verified) return count;
      throw new ControlError(message, { status: 200 });
    },
    waitFor: async (request, { count = 1, timeout = '5s' } = {}) => {
      const body = { request, count, timeout: typeof timeout === 'number' ? `${timeout}ms` : timeout };
      const found = await call('wait for requests', 'post', '/__sandbox/requests/wait', {
        query: which,
        body,
      });
      return found.items;
    },
    clear: () => call('clear the requests', 'delete', '/__sandbox/requests', { query: which }),
  };
}
