import type { OperationName, RequestQuery } from '../control/control-types.ts';
import { describe, isObject } from '../control/inputs/check-argument.ts';

/** A query; or in short its operation, `pushBatteryAction`, or its method and path, `POST /battery/*`. */
export type RequestPattern = RequestQuery | OperationName;

/** @throws TypeError for what is no list */
export function toQueries(patterns: readonly RequestPattern[]): RequestQuery[] {
  if (Array.isArray(patterns)) return patterns.map(toQuery);
  throw new TypeError(
    `Failed to verify requests: ${describe(patterns)} is no list of requests. ` +
      "Give one in the order in which they are to come: ['GET /battery', 'pushBatteryAction'].",
  );
}

function noPattern(given: unknown): TypeError {
  return new TypeError(
    `Failed to verify requests: ${describe(given)} describes no request. Give an operation such as ` +
      "'pushBatteryAction', a method and a path such as 'POST /battery/*', or a query such as { status: 429 }.",
  );
}

const METHOD_AND_PATH = /^([A-Z]+) +(\/.*)$/;

/** @throws TypeError for what is neither text nor object */
export function toQuery(pattern: RequestPattern): RequestQuery {
  if (typeof pattern !== 'string') {
    if (isObject(pattern)) return pattern;
    throw noPattern(pattern);
  }
  const [, method, path] = METHOD_AND_PATH.exec(pattern) ?? [];
  return method === undefined || path === undefined ? { operation: pattern } : { method, path };
}
