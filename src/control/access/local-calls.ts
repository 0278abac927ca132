import type { ControlApp } from '../app.ts';

type Call = ControlApp['call'];

export interface LocalCalls {
  readonly call: Call;
  /** Ends the calls that are on their way, and refuses later ones, as the end of a server does. */
  close(): void;
}

/** Calls of the control API that end with the sandbox, as calls by HTTP do. */
export function createLocalCalls(callControl: Call): LocalCalls {
  const onTheirWay = new Set<(reason: Error) => void>();
  let isClosed = false;
  return {
    call: async (request) => {
      if (isClosed) throw closedError();
      return await new Promise((resolve, reject) => {
        onTheirWay.add(reject);
        callControl(request)
          .then(resolve, reject)
          .finally(() => onTheirWay.delete(reject));
      });
    },
    close: () => {
      isClosed = true;
      for (const reject of onTheirWay) reject(closedError());
    },
  };
}

function closedError(): Error {
  return new Error('this sandbox is closed');
}
