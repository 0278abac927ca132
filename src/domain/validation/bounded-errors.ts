/** Errors that a validator collects before it stops: more than are told, and few enough to be found in no time. */
const MAX_ERRORS = 1_000;

/**
 * The code of a validator that collects all errors, so changed that it stops once it has enough: it throws what it has.
 * A body of a million wrong entries would otherwise become a million errors, each copied at every level.
 */
export function boundErrors(code: string): string {
  const stop = `if(vErrors.length>=${MAX_ERRORS})throw vErrors;`;
  return code
    .replaceAll(/vErrors\.push\((\w+)\);/g, `${stop}vErrors.push($1);`)
    .replaceAll(
      /vErrors\s*=\s*vErrors\s*===\s*null\s*\?\s*([\w$.[\]"]+)\.errors\s*:\s*vErrors\.concat\(\1\.errors\);/g,
      (whole) => `${whole}${stop}`,
    );
}

const NOTHING: readonly never[] = [];

/** A validator that leaves its errors on itself. */
interface Validator<E> {
  (value: unknown): boolean;
  errors?: readonly E[] | null;
}

/** All that a validator finds wrong with a value, or enough of it. */
export function findErrors<E>(validate: Validator<E>, value: unknown): readonly E[] {
  try {
    return validate(value) ? NOTHING : (validate.errors ?? NOTHING);
  } catch (error) {
    return thrownErrors(error);
  }
}

/** What a validator finds wrong with a value, or the first of it. */
export function collectErrors<E>(validate: () => readonly E[]): readonly E[] {
  try {
    return validate();
  } catch (error) {
    return thrownErrors(error);
  }
}

/** What a validator that had enough has thrown. */
function thrownErrors<E>(error: unknown): readonly E[] {
  if (Array.isArray(error)) return error;
  throw error;
}
