import type { ErrorObject } from 'ajv';

/** Where the first item of a list of a part stands in that list of the whole. */
export interface ListOffset {
  /** Steps from the body to the list, in the part. */
  readonly path: readonly (string | number)[];
  readonly offset: number;
}

/** A body that has some items of the lists of another. */
export interface BodyPart {
  readonly body: unknown;
  readonly offsets: readonly ListOffset[];
}

/**
 * Divides a body into parts which all meet the schema where the body does, and one of which does not where it does not: so
 * a long one can be checked in slices. The first part has what is no list.
 */
export type DivideBody = (body: unknown) => Iterable<BodyPart>;

/** Names the places of errors as the whole has them: item 2 of a part that begins with item 500 is item 502. */
export function placeErrors(
  errors: readonly ErrorObject[],
  offsets: readonly ListOffset[],
): readonly ErrorObject[] {
  return errors.map((error) => ({ ...error, instancePath: placeInWhole(error.instancePath, offsets) }));
}

/** @param pointer from the request on, whose body is its first step */
function placeInWhole(pointer: string, offsets: readonly ListOffset[]): string {
  const steps = pointer.split('/').slice(2);
  const placed = steps.map((step, s) => {
    const own = offsets.find(
      ({ path }) => path.length === s && path.every((name, i) => String(name) === steps[i]),
    );
    return own === undefined ? step : String(Number(step) + own.offset);
  });
  return [...pointer.split('/').slice(0, 2), ...placed].join('/');
}
