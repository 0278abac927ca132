import type { ApiKey } from '../domain/api-key.ts';
import type { Environment } from '../domain/entities.ts';
import type { ApiProblem, ProblemKind } from '../domain/problem.ts';
import type { OperationHandlers } from './contract.ts';
import type { ContractDocument } from './document.ts';
import type { Exchange, Reply } from './exchange.ts';
import type { PreparedValidators } from './openapi-backend/backend.ts';

/** How an edition writes its keys. */
export interface KeyFormat {
  /** What a key is, as words that follow "A key is". */
  readonly description: string;
  /** The environment that a well-formed key names; undefined for any other text. */
  parse(text: string): Environment | undefined;
  /** A key of this edition around a random text. */
  mint(environment: Environment, random: string): ApiKey['key'];
}

/** Everything in which one edition of the vendor's API differs from another. */
export interface Edition {
  readonly name: string;
  readonly document: ContractDocument;
  /** Of the document's requests, made when the program was built. */
  readonly validators: PreparedValidators;
  readonly keyFormat: KeyFormat;
  /** Which of the vendor's hosts a `Host` header names; undefined for any other host. */
  environmentOfHost(host: string): Environment | undefined;
  /** The error answer of this edition. */
  presentProblem(problem: ApiProblem, exchange: Pick<Exchange, 'requestId' | 'at' | 'path'>): Reply;
  /** The problem that an error code, a status or a problem kind of the catalogue names; undefined for any other text. */
  problemOfCode(code: string): ProblemKind | undefined;
  /** Every error code of the catalogue. */
  readonly errorCodes: readonly string[];
  readonly handlers: OperationHandlers;
}
