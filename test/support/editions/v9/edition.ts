import type { Edition, EnvelopeFacts } from '../../../../src/contract/edition.ts';
import { bindHandlers } from '../../../../src/contract/typed-handlers.ts';
import { PROBLEM_KINDS, type ProblemKind } from '../../../../src/domain/failures/problem.ts';
import type { Account } from '../../../../src/world/account.ts';
import { DOCUMENT_V9 } from './document.ts';
import { KEYS_V9 } from './keys.ts';

interface ThingCall {
  readonly account: Account;
  readonly params: { readonly thing: string };
}

const STATUSES: Partial<Record<ProblemKind, number>> = {
  'unknown-device': 404,
  'unknown-route': 404,
  'invalid-request': 422,
  internal: 500,
};

/** What the clients of v9 read of a request: who asked it, and when. */
function toMeta({ requestId, context }: EnvelopeFacts): object {
  return { requestId, environment: context?.key.environment };
}

/** A made-up edition with one operation, keys, credentials and envelopes of its own. */
export function createEditionV9(): Edition {
  return {
    ...KEYS_V9,
    document: DOCUMENT_V9,
    validators: {},
    readPublished: async () => (await import('../../../../openapi/v1.yaml?published')).default,
    handlers: bindHandlers({
      getBatteryState: ({ account, params }: ThingCall) => {
        const { family, vendor } = account.world.entry(params.thing).device;
        return { status: 200, body: { thing: params.thing, family, vendor } };
      },
    }),
    describeRoute: () => ({ deviceParameter: 'thing' }),
    bindsKeysToHosts: false,
    environmentOfHost: (host) => (host === 'nine.example' ? 'sandbox' : undefined),
    credentialOf: ({ authorization }) => /^Bearer (.+)$/.exec(String(authorization))?.[1],
    keyHeaders: ['authorization'],
    presentReply: (reply, facts) => ({ ...reply, body: { ok: true, data: reply.body, meta: toMeta(facts) } }),
    presentProblem: ({ kind }, facts) => ({
      status: STATUSES[kind] ?? 401,
      body: { ok: false, error: `E_${kind}`, meta: toMeta(facts) },
    }),
    presentStatus: ({ status }, facts) => ({
      status,
      body: { ok: false, error: `E_${status}`, meta: toMeta(facts) },
    }),
    describeReply: () => ({}),
    problemOfCode: (code) => PROBLEM_KINDS.find((kind) => code === `E_${kind}`),
    presentFailure: ({ kind }) => ({ code: kind, message: `Failed: ${kind}` }),
    errorCodes: PROBLEM_KINDS.map((kind) => `E_${kind}`),
    sampleRequest: (_world, key) => ({ path: '/things/x', header: `Authorization: Bearer ${key}` }),
  };
}
