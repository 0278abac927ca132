import { copyJson, NotPlainJson } from '../../domain/validation/copy-json.ts';
import { formatOptionPath } from '../../domain/validation/path.ts';
import { describe, isObject } from '../control/inputs/check-argument.ts';
import { ContainerOptionError } from './container-error.ts';

/** The value of an option as its configuration file has it, a copy of what was given. @throws ContainerOptionError */
export function checkValue(value: unknown, option: string, method: string): unknown {
  if (value === undefined || value === null) {
    throw new ContainerOptionError(
      `Failed to set ${option} by ${method}: it is given ${value}. Give a value, or leave ${method} out.`,
    );
  }
  try {
    return copyJson(value).value;
  } catch (error) {
    if (!(error instanceof NotPlainJson)) throw error;
    const { path, why, advice } = error.problem;
    throw new ContainerOptionError(
      `Failed to set ${formatOptionPath([option, ...path])} by ${method}: ${why} ${advice}`,
      { cause: error },
    );
  }
}

/** @throws ContainerOptionError for what is no object */
export function requireOptions<T extends object>(given: T, method: string): T {
  if (isObject(given)) return given;
  throw new ContainerOptionError(
    `Failed to read the options of ${method}: ${describe(given)} is no object. Give an object, or leave it out.`,
  );
}
