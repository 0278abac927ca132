import type { components } from '../../control/contract.gen.ts';
import { type Connection, listAll } from './control-connection.ts';
import { ControlError } from './control-error.ts';
import type { RequestControl, RequestControls, RequestExpectation } from './control-types.ts';
import { optionsOf } from './inputs/check-argument.ts';

type Schemas = components['schemas'];

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
  const check = (expectation: RequestExpectation) => {
    const body = expectation as Schemas['Expectation'];
    return call('verify requests', 'post', '/__sandbox/requests/verify', { query: which, body });
  };
  return {
    list: (filter) =>
      listAll('list requests', filter, ({ status, ...rest }, what) => {
        const query = { ...which, ...rest, ...(status !== undefined && { status: String(status) }) };
        return call(what, 'get', '/__sandbox/requests', { query });
      }),
    check,
    verify: async (expectation) => {
      const { verified, count, message } = await check(expectation);
      if (verified) return count;
      throw new ControlError(message, { status: 200 });
    },
    waitFor: async (request, options) => {
      const what = 'wait for requests';
      const { count = 1, timeout = '5s' } = optionsOf(options, what);
      const body = { request, count, timeout: typeof timeout === 'number' ? `${timeout}ms` : timeout };
      const found = await call(what, 'post', '/__sandbox/requests/wait', {
        query: which,
        body,
      });
      return found.items;
    },
    clear: () => call('clear the requests', 'delete', '/__sandbox/requests', { query: which }),
  };
}
