import type { Context } from 'openapi-backend';
import { ApiProblem, invalidRequest } from '../domain/failures/problem.ts';
import { violationsOf } from '../domain/journal/violations.ts';
import type { HandlerEffect } from '../domain/rules/effects/can-act.ts';
import { type ContractDocument, type ContractOperation, listOperations } from './document.ts';
import { type DocumentedOperation, describeOperation } from './documented-operation.ts';
import { contextOf, type Exchange } from './exchange/exchange.ts';
import type { Reply } from './exchange/reply.ts';
import { Backend, resolveDocument } from './openapi-backend/backend.ts';
import { type DivideBody, findErrorsOfParts } from './openapi-backend/divided-body.ts';
import { createExplainer, importCompilers } from './openapi-backend/explainer.ts';
import { type ContractRequest, PreparedRouter } from './openapi-backend/prepared-router.ts';
import {
  PreparedValidator,
  type PreparedValidators,
  type PreparedVerdicts,
  type RunCheck,
} from './openapi-backend/prepared-validator.ts';
import type { DescribeRoute, RouteMatch } from './openapi-backend/route-match.ts';
import { type DocumentRenames, describeSchemaErrors } from './openapi-backend/schema-errors.ts';

/** A validated request as its handler sees it: parameters are of the types that the document declares. */
export interface ValidRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface OperationCall {
  readonly request: ValidRequest;
  readonly exchange: Exchange;
  readonly operation: ContractOperation;
}

export interface OperationHandler {
  (call: OperationCall): Reply | Promise<Reply>;
  /**
   * Which overrides of a rule it would heed in this call; none where it is left out. Changes nothing.
   * @throws ApiProblem where it would refuse the call
   */
  readonly effectsOn?: (call: OperationCall) => readonly HandlerEffect[];
}
export type OperationHandlers = Readonly<Record<string, OperationHandler>>;

export interface ContractOptions {
  readonly document: ContractDocument;
  readonly handlers: OperationHandlers;
  /** Answers the operations of the document that have no handler. */
  readonly fallback?: OperationHandler;
  /** Called before validation with the matched operation; throws to refuse. */
  readonly authorize?: (exchange: Exchange, operation: ContractOperation) => void;
  /** Of the operations whose schemas need no compiling any more. */
  readonly validators?: PreparedValidators;
  /** The same of operations whose schemas are compiled where a request is not valid, to tell why. */
  readonly verdicts?: PreparedVerdicts;
  /** Runs the checks of operations that are not prepared; at once where it is left out. */
  readonly runCheck?: RunCheck;
  /** Whether replies will be validated, too: their schemas are never prepared. */
  readonly validatesReplies?: boolean;
  /** What its path parameters mean; nothing where it is left out. */
  readonly describeRoute?: DescribeRoute;
  /** How the bodies of operations are divided that may be long: they are checked in slices then. */
  readonly divisions?: Readonly<Record<string, DivideBody>>;
  /** Former names of its fields and values: a request that has one is told the new one. */
  readonly renames?: DocumentRenames;
}

/** A document with its handlers: finds the operation, checks permission and content, calls the handler. */
export interface Contract {
  /** @throws ApiProblem for whatever is wrong with the request. */
  handle(exchange: Exchange): Promise<Reply>;
  /** What is wrong with an answer to this request by the document, in words; undefined where nothing is. */
  validateReply(exchange: Exchange, reply: Reply): string | undefined;
  /** Which effects of a rule can act on a request: those that its handler heeds, where it comes to that and is not refused. */
  effectsOn(exchange: Exchange): readonly HandlerEffect[];
  /** What a path says by the document; undefined where none of its paths fits. */
  routeOf(method: string, path: string): RouteMatch | undefined;
  /** Names of all operations. */
  readonly operationIds: readonly string[];
  readonly operations: readonly DocumentedOperation[];
}

export async function createContract(options: ContractOptions): Promise<Contract> {
  const { divisions = NO_DIVISIONS } = options;
  const backend = await createBackend(options);
  const { api, router } = backend;
  const matched = new WeakMap<Exchange, ContractOperation>();
  return {
    async handle(exchange) {
      const request = toContractRequest(exchange);
      const divide = divisions[router.routeOf(request.method, request.path)?.operation ?? ''];
      if (divide !== undefined) request.body = firstPart(exchange.body, divide);
      try {
        return await api.handleRequest(request, exchange);
      } catch (error) {
        const told = isTooDeep(error)
          ? invalidRequest({ path: '/body', message: 'is nested too deeply' })
          : error;
        noteViolations(exchange, told);
        throw told;
      } finally {
        if (request.operation !== undefined) matched.set(exchange, request.operation);
      }
    },
    validateReply(exchange, { status, body, isCorrected }) {
      const operation = matched.get(exchange);
      if (operation?.operationId === undefined || isCorrected === true) return undefined;
      if (operation.responses?.[status] === undefined) {
        return `${operation.operationId} documents no status ${status}`;
      }
      const { errors } = api.validateResponse(body, operation, status);
      const [first] = describeSchemaErrors(errors ?? []);
      return first === undefined
        ? undefined
        : `${operation.operationId} ${status}: ${first.path} ${first.message}`;
    },
    effectsOn(exchange) {
      const { operation } = router.routeOf(exchange.method, exchange.path) ?? {};
      const { effectsOn } = (operation && options.handlers[operation]) || {};
      if (effectsOn === undefined) return [];
      try {
        const call = callOf(exchange, options, backend);
        return call === undefined ? [] : effectsOn(call);
      } catch {
        // What is wrong with it is told when it is handled.
        return [];
      }
    },
    routeOf: (method, path) => router.routeOf(method, path),
    operationIds: router.getOperations().flatMap(({ operationId }) => operationId ?? []),
    operations: router.getOperations().map(describeOperation),
  };
}

const NO_DIVISIONS: NonNullable<ContractOptions['divisions']> = {};

/** What there is of a body before the others are checked: see the handlers of such operations. */
function firstPart(body: unknown, divide: DivideBody): unknown {
  for (const part of divide(body)) return part.body;
  return body;
}

/** A schema that refers to itself is checked by recursion, which a body nested thousands deep exhausts. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

interface OpenBackend {
  readonly api: Backend;
  readonly router: PreparedRouter;
}

/** The call that a request comes to; undefined where its content is refused. @throws ApiProblem where it is refused before */
function callOf(
  exchange: Exchange,
  options: ContractOptions,
  { api, router }: OpenBackend,
): OperationCall | undefined {
  const request = toContractRequest(exchange);
  const operation = router.matchOperation(request);
  checkBefore(options, exchange, operation);
  if (api.validator.validateRequest(request, operation).valid !== true) return undefined;
  const { params, query, requestBody } = router.parseRequest(request, operation);
  return { request: { params, query, body: requestBody }, exchange, operation };
}

async function createBackend(options: ContractOptions): Promise<OpenBackend> {
  const { document, validators = {}, verdicts = {} } = options;
  const isPrepared = isWhollyPrepared(options);
  // A start has no time to resolve the references of a document from which no schema will be compiled.
  const definition = isPrepared ? document : await resolveDocument(document);
  const router = new PreparedRouter(definition, options.describeRoute ?? (() => ({})));
  const compilers = isPrepared ? undefined : await importCompilers();
  const validator = new PreparedValidator({
    ...{ definition, router, prepared: validators, verdicts, compilers },
    runCheck: options.runCheck,
  });
  const api = new Backend({ definition, router, validator });
  const explain = createExplainer(document);
  const checkParts = createPartsCheck(validator, explain, options.renames);
  const handlers = new Map(
    Object.entries(options.handlers).map(([id, handler]) => {
      const divide = options.divisions?.[id];
      return [id, divide === undefined ? adapt(handler) : adaptDivided(handler, divide, checkParts)];
    }),
  );
  const notImplemented = adapt(options.fallback ?? refuseUnhandled);
  api.register({
    notFound: () => {
      throw new ApiProblem('unknown-route');
    },
    methodNotAllowed: (context: Context) => {
      throw new ApiProblem('method-not-allowed', {
        headers: { Allow: router.allowedMethods(context.request.path).join(', ') },
      });
    },
    postSecurityHandler: (context: Context, exchange: Exchange) => {
      checkBefore(options, exchange, context.operation);
    },
    validationFail: async (context: Context, exchange: Exchange) => {
      const divide = options.divisions?.[context.operation.operationId ?? ''];
      if (divide !== undefined) await checkParts(divide, exchange, context.operation);
      const errors = await explain(context);
      if (errors.length > 0) throw invalidRequest(...describeSchemaErrors(errors, options.renames));
      // A bad verdict was too careful.
      const handle = handlers.get(context.operation.operationId ?? '') ?? notImplemented;
      return await handle(context, exchange);
    },
    notImplemented,
    ...Object.fromEntries(handlers),
  });
  return { api, router };
}

/** Whether no schema of the document is to be compiled before a request is refused. */
function isWhollyPrepared({
  document,
  validators = {},
  verdicts = {},
  validatesReplies = false,
}: ContractOptions): boolean {
  if (validatesReplies) return false;
  return listOperations(document).every(
    ({ operationId = '' }) => operationId in validators || operationId in verdicts,
  );
}

/** What comes before the schemas. @throws ApiProblem */
function checkBefore({ authorize }: ContractOptions, exchange: Exchange, operation: ContractOperation): void {
  authorize?.(exchange, operation);
  // Where no body is described, one means nothing, whatever is wrong with it.
  const takesBody = operation.requestBody !== undefined;
  if (takesBody && exchange.bodyProblem !== undefined) throw exchange.bodyProblem;
}

function adapt(handler: OperationHandler) {
  return (context: Context, exchange: Exchange): Reply | Promise<Reply> => {
    const { params, query, requestBody } = context.request;
    exchange.verdict = 'valid';
    return handler({ request: { params, query, body: requestBody }, exchange, operation: context.operation });
  };
}

/** @throws ApiProblem where the body is not valid */
type CheckParts = (divide: DivideBody, exchange: Exchange, operation: Context['operation']) => Promise<void>;

function createPartsCheck(
  validator: PreparedValidator,
  explain: ReturnType<typeof createExplainer>,
  renames: DocumentRenames | undefined,
): CheckParts {
  return async (divide, exchange, operation) => {
    const request = toContractRequest(exchange);
    const errors = await findErrorsOfParts(divide(exchange.body), async (body) => {
      const validation = validator.validateRequest({ ...request, body }, operation);
      return validation.valid === true ? [] : await explain({ validation, operation });
    });
    if (errors.length > 0) throw invalidRequest(...describeSchemaErrors(errors, renames));
  };
}

/** Handles a request with a body of whose parts the first alone has been checked. */
function adaptDivided(handler: OperationHandler, divide: DivideBody, checkParts: CheckParts) {
  const handle = adapt(handler);
  return async (context: Context, exchange: Exchange): Promise<Reply> => {
    await checkParts(divide, exchange, context.operation);
    context.request.requestBody = exchange.body;
    return await handle(context, exchange);
  };
}

function noteViolations(exchange: Exchange, error: unknown): void {
  const violations = error instanceof ApiProblem ? violationsOf(error) : undefined;
  if (violations !== undefined) Object.assign(exchange, { verdict: 'invalid', violations });
}

function refuseUnhandled({ operation }: OperationCall): never {
  throw new Error(`Failed to answer ${operation.operationId}: the document names it, no handler does.`);
}

function toContractRequest(exchange: Exchange): ContractRequest {
  return {
    method: exchange.method,
    path: exchange.path,
    queryText: exchange.queryText,
    headers: exchange.headers as ContractRequest['headers'],
    body: exchange.body,
  };
}

/** Refuses a key that may not do what the operation does. @throws ApiProblem */
export function requirePermission(exchange: Exchange, operation: ContractOperation): void {
  const needed = operation['x-permission'] ?? (operation.method === 'get' ? 'read' : 'write');
  if (!contextOf(exchange).key.permissions.includes(needed)) throw new ApiProblem('insufficient-permissions');
}
