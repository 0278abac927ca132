import { createContext, Script } from 'node:vm';
import { invalidRequest } from '../../domain/failures/problem.ts';

/** How long a request may be compared with the schemas of a user's document. */
const MAX_MS = 500;

/**
 * Runs a check, and breaks it off where it takes too long: a pattern such as `^(a+)+$` would be tried on a text of forty
 * characters for hours, and nobody else would be answered. @throws ApiProblem
 */
export function createTimedCheck(): <T>(check: () => T) => T {
  const place: { check?: () => unknown } = {};
  createContext(place);
  const script = new Script('check()');
  return <T>(check: () => T): T => {
    place.check = check;
    try {
      return script.runInContext(place, { timeout: MAX_MS }) as T;
    } catch (error) {
      throw isTimeout(error) ? tooSlow() : error;
    } finally {
      delete place.check;
    }
  };
}

/** Not instanceof: it is an error of the context that the check ran in. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function tooSlow(): Error {
  return invalidRequest({
    path: '/body',
    message: `takes longer than ${MAX_MS} ms to compare with the patterns of the document`,
  });
}
