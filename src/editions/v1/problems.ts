import type { SandboxConfig } from '../../config/sandbox-config.ts';
import type { EnvelopeFacts } from '../../contract/edition.ts';
import type { Reply } from '../../contract/exchange/reply.ts';
import {
  type ApiProblem,
  PROBLEM_KINDS,
  type ProblemFacts,
  type ProblemKind,
} from '../../domain/failures/problem.ts';
import { mergeHeaders } from '../../domain/headers/header-fields.ts';
import type { KnownErrorCode } from '../../domain/names/known-names.gen.ts';
import { presentEnvelope } from './present/present-envelope.ts';

interface ProblemTemplate {
  readonly status: number;
  readonly code: KnownErrorCode;
  readonly message: string | ((facts: ProblemFacts) => string);
}

const BAD_KEY: ProblemTemplate = { status: 401, code: 'UNAUTHORIZED', message: 'Invalid or missing API key' };
const ENDED_KEY: ProblemTemplate = {
  status: 401,
  code: 'UNAUTHORIZED',
  message: 'API key has been revoked or expired',
};

/** The error catalogue of edition v1; `openapi/v1.yaml` says which of it is documented and which assumed. */
const CATALOGUE: Readonly<Record<ProblemKind, ProblemTemplate>> = {
  'missing-key': BAD_KEY,
  'malformed-key': BAD_KEY,
  'unknown-key': BAD_KEY,
  'wrong-environment': BAD_KEY,
  'expired-key': ENDED_KEY,
  'revoked-key': ENDED_KEY,
  'insufficient-permissions': {
    status: 403,
    code: 'INSUFFICIENT_PERMISSIONS',
    message: 'API key does not have permission for this operation',
  },
  'rate-limited': { status: 429, code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' },
  'unknown-device': { status: 404, code: 'DEVICE_NOT_FOUND', message: 'Device not found or access denied' },
  'unknown-action': { status: 404, code: 'NOT_FOUND', message: 'Action not found or access denied' },
  'unknown-route': { status: 404, code: 'NOT_FOUND', message: 'Route not found' },
  'method-not-allowed': { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'Method not allowed' },
  'invalid-request': { status: 400, code: 'VALIDATION_ERROR', message: describeFirstError },
  'payload-too-large': {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: 'Request body is larger than 1 MiB',
  },
  'unsupported-media-type': {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Request body must be UTF-8 JSON, sent with Content-Type: application/json',
  },
  'headers-too-large': {
    status: 431,
    code: 'REQUEST_HEADERS_TOO_LARGE',
    message: 'Request line or headers are too large',
  },
  'action-not-cancellable': {
    status: 409,
    code: 'ACTION_NOT_CANCELLABLE',
    message: ({ actionState }) => `Action in state '${actionState}' cannot be cancelled`,
  },
  internal: { status: 500, code: 'INTERNAL_ERROR', message: 'An unexpected error occurred' },
};

/** Which problem stands for a code or a status that several share. */
const REPRESENTATIVES: Readonly<Record<string, ProblemKind>> = {
  UNAUTHORIZED: 'unknown-key',
  NOT_FOUND: 'unknown-route',
  '401': 'unknown-key',
  '404': 'unknown-device',
};

export const ERROR_CODES_V1: readonly string[] = [
  ...new Set(Object.values(CATALOGUE).map(({ code }) => code)),
];

/** The problem that a code (`RATE_LIMIT_EXCEEDED`), a status (`429`) or a kind (`revoked-key`) names. */
export function problemOfCodeV1(text: string): ProblemKind | undefined {
  const kind = REPRESENTATIVES[text] ?? PROBLEM_KINDS.find((known) => known === text);
  if (kind !== undefined) return kind;
  return PROBLEM_KINDS.find(
    (known) => CATALOGUE[known].code === text || String(CATALOGUE[known].status) === text,
  );
}

export type ProblemSettings = Pick<SandboxConfig, 'errors' | 'rateLimitStatus'>;

/** Writes failures in the envelope of edition v1, as the configuration corrects it. */
export function createProblemPresenter({ errors: overrides, rateLimitStatus }: ProblemSettings) {
  return ({ kind, facts }: ApiProblem, envelope: EnvelopeFacts): Reply => {
    const template = CATALOGUE[kind];
    const override = overrides[kind] ?? {};
    const status = override.status ?? (kind === 'rate-limited' ? rateLimitStatus : template.status);
    const message = typeof template.message === 'string' ? template.message : template.message(facts);
    return {
      status,
      isCorrected: overrides[kind] !== undefined || status !== template.status,
      headers: mergeHeaders({ 'x-request-id': envelope.requestId, ...facts.headers }, override.headers),
      body: presentEnvelope(
        {
          code: override.code ?? template.code,
          message: override.message ?? message,
          ...(facts.errors !== undefined && { details: { errors: facts.errors } }),
        },
        envelope,
      ),
    };
  };
}

function describeFirstError({ errors = [] }: ProblemFacts): string {
  const [first] = errors;
  if (first === undefined) return 'The request is not valid';
  return `${first.path.slice(1).replaceAll('/', '.')} ${first.message}`;
}
