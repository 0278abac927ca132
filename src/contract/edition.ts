import type { ActionFailure } from '../domain/actions/action-failure.ts';
import type { Environment } from '../domain/entities.ts';
import type { ApiProblem, ProblemKind, StatusProblem } from '../domain/failures/problem.ts';
import type { EditionKeys } from '../domain/keys/edition-keys.ts';
import type { OperationHandlers } from './contract.ts';
import type { ContractDocument } from './document.ts';
import type { Exchange, RequestHeaders } from './exchange/exchange.ts';
import type { Reply } from './exchange/reply.ts';
import type { PreparedValidators } from './openapi-backend/prepared-validator.ts';
import type { DescribeRoute } from './openapi-backend/route-match.ts';
import type { PublishedDocument } from './published-document.ts';

/** What the envelope of an answer may tell of its request. */
export interface EnvelopeFacts extends Pick<Exchange, 'requestId' | 'at' | 'path' | 'context'> {
  /** Milliseconds since the request came. */
  readonly elapsedMs: () => number;
}

/** What a reply is about, for the journal. */
export interface ReplySubject {
  readonly actionId?: string | undefined;
}

/** Why an action failed, as an edition says it. */
export interface PresentedFailure {
  readonly code: string;
  readonly message: string;
}

/** A first request that succeeds, to show in a terminal. */
export interface SampleRequest {
  readonly path: string;
  /** `name: value` of the header that carries the key. */
  readonly header: string;
}

/** Everything in which one edition of the vendor's API differs from another. */
export interface Edition extends EditionKeys {
  /** With the evidence of its parts. */
  readonly document: ContractDocument;
  /** Of the document's requests, made when the program was built. */
  readonly validators: PreparedValidators;
  readonly handlers: OperationHandlers;
  /** The texts of the document, which only those load who ask for one. */
  readPublished(): Promise<PublishedDocument>;
  /** What the path parameters of the document mean. Asked for each path once. */
  readonly describeRoute: DescribeRoute;

  /** Whether a key is good on a host of its own environment alone; if not, the key decides by itself. */
  readonly bindsKeysToHosts: boolean;
  /** Which of the vendor's hosts a `Host` header names; undefined for any other host. */
  environmentOfHost(host: string): Environment | undefined;
  /** The key that a request carries; undefined where it carries none in the way of this edition. */
  credentialOf(headers: RequestHeaders): string | undefined;
  /** Headers that carry keys, in lower case: logs and journals mask them. */
  readonly keyHeaders: readonly string[];

  /** The answer of a handler as this edition sends it. */
  presentReply(reply: Reply, facts: EnvelopeFacts): Reply;
  /** The error answer of this edition. */
  presentProblem(problem: ApiProblem, facts: EnvelopeFacts): Reply;
  /** The error answer of this edition for a status that its catalogue does not have. */
  presentStatus(problem: StatusProblem, facts: EnvelopeFacts): Reply;
  describeReply(reply: Reply): ReplySubject;
  /** The problem that an error code, a status or a problem kind of the catalogue names; undefined for any other text. */
  problemOfCode(code: string): ProblemKind | undefined;
  /** Code and message of a failed action. */
  presentFailure(failure: ActionFailure): PresentedFailure;
  /** Every error code of the catalogue. */
  readonly errorCodes: readonly string[];

  /** @param world name or path of the world that is served @param key one that is good, where there is one */
  sampleRequest(world: string, key: string | undefined): SampleRequest;
}
