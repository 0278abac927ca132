import document from '../../../openapi/v1.yaml';
import validators from '../../../openapi/v1.yaml?validators';
import type { ContractDocument } from '../../contract/document.ts';
import type { Edition } from '../../contract/edition.ts';
import { bindHandlers } from '../../contract/typed-handlers.ts';
import { KEY_HEADER, readCredentialV1 } from './credential.ts';
import { handlersV1 } from './handlers/handlers.ts';
import { environmentOfHostV1 } from './hosts.ts';
import { KEYS_V1 } from './keys.ts';
import { describeReplyV1 } from './present/describe-reply.ts';
import { presentFailureV1 } from './present/present-failure.ts';
import { presentStatusV1 } from './present/present-status.ts';
import { createProblemPresenter, ERROR_CODES_V1, type ProblemSettings, problemOfCodeV1 } from './problems.ts';
import { describeRouteV1 } from './routes.ts';
import { sampleRequestV1 } from './sample-request.ts';

/** Edition v1 of the vendor's API: two hosts, `sk_sandbox_` and `sk_live_` keys, bare success bodies. */
export function createEditionV1(settings: ProblemSettings): Edition {
  return {
    ...KEYS_V1,
    document: document as ContractDocument,
    validators,
    handlers: bindHandlers(handlersV1),
    readPublished: async () => (await import('../../../openapi/v1.yaml?published')).default,
    describeRoute: describeRouteV1,
    bindsKeysToHosts: true,
    environmentOfHost: environmentOfHostV1,
    credentialOf: readCredentialV1,
    keyHeaders: [KEY_HEADER],
    presentReply: (reply) => reply,
    presentProblem: createProblemPresenter(settings),
    presentStatus: presentStatusV1,
    describeReply: describeReplyV1,
    problemOfCode: problemOfCodeV1,
    presentFailure: presentFailureV1,
    errorCodes: ERROR_CODES_V1,
    sampleRequest: sampleRequestV1,
  };
}
