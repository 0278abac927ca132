import { PROBLEM_KINDS } from '../domain/failures/problem.ts';
import type { KnownNames } from '../domain/rules/known-names.ts';
import type { EditionSet } from './edition-set.ts';

/** What rules may name here: editions, operations of their documents, codes and problem kinds of their catalogues. */
export function listKnownNames({ all, names }: EditionSet): KnownNames {
  return {
    editions: names,
    operations: all.flatMap(({ name, contract, describeRoute }) =>
      contract.operations.map(({ operationId, method, path }) => {
        const { family } = describeRoute(path);
        return { edition: name, id: operationId, method, ...(family !== undefined && { family }) };
      }),
    ),
    errorCodes: [...new Set(all.flatMap(({ errorCodes }) => errorCodes)), ...PROBLEM_KINDS],
  };
}
