import { OpenAPIRouter, type ParsedRequest, type Request } from 'openapi-backend';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { type ContractDocument, type ContractOperation, listOperations } from '../document.ts';
import { PathTrie } from './path-trie.ts';
import { type ParameterReader, prepareQueryReader } from './query-reader.ts';
import {
  type DescribeRoute,
  matchRoute,
  type RouteFacts,
  type RouteMatch,
  readRouteFacts,
} from './route-match.ts';

/** A request on its way through openapi-backend; routing and parsing leave their results on it. */
export interface ContractRequest extends Request {
  readonly queryText: string;
  /** Path parameters of the match, still percent-encoded. */
  rawParams?: readonly string[];
  operation?: ContractOperation;
  parsed?: ParsedRequest;
}

interface Route {
  readonly facts: RouteFacts;
  readonly byMethod: Map<string, PreparedOperation>;
}

interface PreparedOperation {
  readonly operation: ContractOperation;
  readonly paramNames: readonly string[];
  readonly readQuery: ParameterReader;
}

/**
 * openapi-backend's router with its per-request work done once: it flattens the document, compiles a pattern for every
 * path and parses the request anew at each step of every request; this one matches in a prepared tree and parses once.
 */
export class PreparedRouter extends OpenAPIRouter {
  readonly #trie = new PathTrie<Route>();
  readonly #operations: ContractOperation[];
  readonly #byId = new Map<string, PreparedOperation>();

  readonly #describeRoute: DescribeRoute;

  constructor(definition: ContractDocument, describeRoute: DescribeRoute) {
    super({ definition, ignoreTrailingSlashes: false });
    this.#describeRoute = describeRoute;
    this.#operations = listOperations(definition);
    for (const operation of this.#operations) this.#prepare(operation);
  }

  override getOperations(): ContractOperation[] {
    return this.#operations;
  }

  override getOperation(operationId: string): ContractOperation | undefined {
    return this.#byId.get(operationId)?.operation;
  }

  override matchOperation(request: Request): ContractOperation;
  override matchOperation(request: Request, strict: boolean): ContractOperation;
  override matchOperation(request: ContractRequest): ContractOperation {
    const match = this.#trie.match(request.path);
    if (match === undefined) throw new Error('404-notFound: no path of the document matches');
    const prepared = operationFor(match.value, request.method);
    if (prepared === undefined) throw new Error('405-methodNotAllowed: the path has no such method');
    request.rawParams = match.params;
    request.operation = prepared.operation;
    return prepared.operation;
  }

  override parseRequest(request: ContractRequest, operation?: ContractOperation): ParsedRequest {
    // Before routing there is nothing to parse by; no hook of ours looks at the request then.
    if (operation === undefined) return request as unknown as ParsedRequest;
    const prepared = this.#byId.get(operation.operationId ?? '');
    request.parsed ??= {
      method: request.method,
      path: request.path,
      headers: request.headers,
      cookies: {},
      params: nameParams(prepared?.paramNames ?? [], request.rawParams ?? []),
      query: prepared?.readQuery(request.queryText) ?? {},
      requestBody: request.body,
    };
    return request.parsed;
  }

  /** What a path says by the document; undefined where none of its paths fits. */
  routeOf(method: string, path: string): RouteMatch | undefined {
    const match = this.#trie.match(path);
    if (match === undefined) return undefined;
    const prepared = operationFor(match.value, method);
    return matchRoute(match.value.facts, prepared?.operation.operationId, match.params);
  }

  /** Methods of the path, for `Allow`; empty where no path matches. */
  allowedMethods(path: string): string[] {
    const match = this.#trie.match(path);
    return match === undefined ? [] : [...match.value.byMethod.keys()].map((method) => method.toUpperCase());
  }

  #prepare(operation: ContractOperation): void {
    const prepared: PreparedOperation = {
      operation,
      paramNames: [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? ''),
      readQuery: prepareQueryReader(operation),
    };
    const createRoute = (): Route => ({
      facts: readRouteFacts(operation.path, this.#describeRoute),
      byMethod: new Map(),
    });
    this.#trie.at(operation.path, createRoute).byMethod.set(operation.method, prepared);
    if (operation.operationId !== undefined) this.#byId.set(operation.operationId, prepared);
  }
}

/** What can be read can be asked for its headers alone (RFC 9110 section 9.3.2). */
function operationFor({ byMethod }: Route, method: string): PreparedOperation | undefined {
  const name = method.toLowerCase();
  return byMethod.get(name) ?? (name === 'head' ? byMethod.get('get') : undefined);
}

function nameParams(names: readonly string[], values: readonly string[]): { [name: string]: string } {
  const params: { [name: string]: string } = {};
  names.forEach((name, index) => {
    params[name] = decodeParam(name, values[index] ?? '');
  });
  return params;
}

function decodeParam(name: string, text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidRequest({ path: `/path/${name}`, message: 'is not valid percent-encoded UTF-8' });
  }
}
