import type { OperationName, RequestQuery } from '../control/control-types.ts';

/** A query; or in short its operation, `pushBatteryAction`, or its method and path, `POST /battery/*`. */
export type RequestPattern = RequestQuery | OperationName;

const METHOD_AND_PATH = /^([A-Z]+) +(\/.*)$/;

export function toQuery(pattern: RequestPattern): RequestQuery {
  if (typeof pattern !== 'string') return pattern;
  const [, method, path] = METHOD_AND_PATH.exec(pattern) ?? [];
  return method === undefined || path === undefined ? { operation: pattern } : { method, path };
}
