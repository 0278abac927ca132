import document from '../../../openapi/v1.yaml';
import validators from '../../../openapi/v1.yaml?validators';
import type { ContractDocument } from '../../contract/document.ts';
import type { Edition } from '../../contract/edition.ts';
import { bindHandlers } from '../../contract/typed-handlers.ts';
import { handlersV1 } from './handlers/handlers.ts';
import { environmentOfHostV1 } from './hosts.ts';
import { keyFormatV1 } from './key-format.ts';
import { presentFailure } from './present/present-failure.ts';
import { createProblemPresenter, ERROR_CODES_V1, type ProblemSettings, problemOfCodeV1 } from './problems.ts';

/** Edition v1 of the vendor's API: two hosts, `sk_sandbox_` and `sk_live_` keys, bare success bodies. */
export function createEditionV1(settings: ProblemSettings): Edition {
  return {
    name: 'v1',
    document: document as ContractDocument,
    validators,
    keyFormat: keyFormatV1,
    environmentOfHost: environmentOfHostV1,
    presentProblem: createProblemPresenter(settings),
    problemOfCode: problemOfCodeV1,
    presentFailure,
    errorCodes: ERROR_CODES_V1,
    handlers: bindHandlers(handlersV1),
  };
}
