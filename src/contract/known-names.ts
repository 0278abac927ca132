import { PROBLEM_KINDS } from '../domain/problem.ts';
import type { KnownNames } from '../domain/rules/known-names.ts';
import type { Contract } from './contract.ts';
import type { Edition } from './edition.ts';
import { readRouteFacts } from './openapi-backend/route-match.ts';

/** What rules may name here: operations of the document, codes and problem kinds of the catalogue. */
export function listKnownNames(
  { operations }: Pick<Contract, 'operations'>,
  { errorCodes }: Pick<Edition, 'errorCodes'>,
): KnownNames {
  return {
    operations: operations.map(({ operationId, method, path }) => {
      const { family } = readRouteFacts(path);
      return { id: operationId, method, ...(family !== undefined && { family }) };
    }),
    errorCodes: [...errorCodes, ...PROBLEM_KINDS],
  };
}
