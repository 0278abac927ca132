import type { ErrorObject } from 'ajv';
import { Slices } from '../../world/time/slices.ts';

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

/** Errors that are looked for before it is enough. */
const MAX_ERRORS = 20;
/** Parts in which they are looked for. */
const MAX_BAD_PARTS = 50;

/** What is wrong with the parts of a body, by its places in the whole: the first of it, found in slices. */
export async function findErrorsOfParts(
  parts: Iterable<BodyPart>,
  findErrors: (body: unknown) => Promise<readonly ErrorObject[]>,
): Promise<ErrorObject[]> {
  const slices = new Slices();
  const found = new Map<string, ErrorObject>();
  let badParts = 0;
  for (const { body, offsets } of parts) {
    const errors = await findErrors(body);
    for (const error of placeErrors(errors, offsets)) {
      const { instancePath, schemaPath, params } = error;
      // What several parts have in common is found in each.
      found.set(JSON.stringify([instancePath, schemaPath, params]), error);
    }
    if (errors.length > 0) badParts++;
    if (found.size >= MAX_ERRORS || badParts >= MAX_BAD_PARTS) break;
    await slices.pause();
  }
  return [...found.values()];
}

/** Names the places of errors as the whole has them: item 2 of a part that begins with item 500 is item 502. */
function placeErrors(errors: readonly ErrorObject[], offsets: readonly ListOffset[]): ErrorObject[] {
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
