import v1 from '../../openapi/v1.yaml';
import {
  type Contract,
  createContract,
  type OperationHandlers,
  requirePermission,
} from '../../src/contract/contract.ts';
import type { ContractDocument } from '../../src/contract/document.ts';
import type { Exchange } from '../../src/contract/exchange/exchange.ts';
import type { Reply } from '../../src/contract/exchange/reply.ts';
import { type ExtendedContract, extendContract } from '../../src/contract/mock-replies/index.ts';

export const KNOWN = v1 as ContractDocument;
export const NEWER = 'test/support/documents/newer/openapi.yaml';
export const OLDER = 'test/support/documents/older.json';

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Exchange['headers'];
  readonly permissions?: readonly ('read' | 'write')[];
}

export interface GeneratedContract extends ExtendedContract {
  readonly contract: Contract;
  ask(request: Ask): Promise<Reply>;
  /** What is wrong with the answer by the document. */
  validate(request: Ask): Promise<string | undefined>;
}

/** The v1 contract with the operations of a document beyond it; ours are answered by the word "ours". */
export async function openGeneratedContract(path: string, seed = 'seed-1'): Promise<GeneratedContract> {
  const extended = await extendContract({ known: KNOWN, path, seed });
  const { document, fallback } = extended;
  const contract = await createContract({
    document,
    fallback,
    handlers: oursOf(KNOWN),
    authorize: requirePermission,
  });
  return {
    ...extended,
    contract,
    ask: (request) => contract.handle(toExchange(request)),
    async validate(request) {
      const exchange = toExchange(request);
      return contract.validateReply(exchange, await contract.handle(exchange));
    },
  };
}

export function toExchange({
  method = 'GET',
  path,
  query = '',
  body,
  headers = {},
  permissions,
}: Ask): Exchange {
  const key = { permissions: permissions ?? ['read', 'write'] };
  return {
    method,
    path,
    queryText: query,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    isSecure: false,
    rawHeaders: [],
    credential: undefined,
    at: 0,
    context: { key } as unknown as NonNullable<Exchange['context']>,
    isAuthenticated: true,
    requestId: 'req_1',
    replyHeaders: { 'RateLimit-Limit': '60' },
    ...(body === undefined ? {} : { body }),
  } as Exchange;
}

function oursOf(document: ContractDocument): OperationHandlers {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => [item?.get, item?.post]);
  const ids = operations.flatMap((operation) => operation?.operationId ?? []);
  return Object.fromEntries(ids.map((id) => [id, () => ({ status: 200, body: 'ours' })]));
}
