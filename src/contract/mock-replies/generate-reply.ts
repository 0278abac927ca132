import { drawSeed } from '../../domain/random.ts';
import type { OperationHandler, ValidRequest } from '../contract.ts';
import type { ContractOperation } from '../document.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Reply } from '../exchange/reply.ts';
import { createSchemaCompilers, type SchemaCompilers } from '../openapi-backend/schema-compilers.ts';
import { isObject, isSchema, itemsOf, type JsonSchema, membersOf } from './document/json-value.ts';
import { messageOf } from './document-error.ts';
import { echoOf, echoParameters } from './echo-parameters.ts';
import { createHeaderGenerators, type HeaderGenerator, writeHeader } from './generate-headers.ts';
import { type Media, mediaOf } from './media.ts';
import { createTypedCheck, type TypedCheck } from './text-parameters.ts';
import { UserDocumentProblem } from './user-document-problem.ts';
import { canonicalText } from './value/canonical-text.ts';
import { createValueGenerator, type ValueGenerator } from './value/generate-value.ts';

/** Every generated reply has it, with the value `true`. */
export const GENERATED_HEADER = 'x-sandbox-generated';

/** The seed of one attempt at one part of a reply. */
type DrawPartSeed = (part: string, attempt: number) => number;

interface BodyPlan {
  readonly headers: Readonly<Record<string, string>>;
  write(request: ValidRequest, drawPartSeed: DrawPartSeed): unknown;
}

interface ReplyPlan {
  readonly check: TypedCheck;
  write(request: ValidRequest, exchange: Pick<Exchange, 'replyHeaders'>, drawPartSeed: DrawPartSeed): Reply;
}

/** Answers operations of a document from their schemas. */
export interface ReplyGenerator {
  readonly handler: OperationHandler;
  /** Why an operation cannot be answered; undefined where it can. */
  explain(operation: ContractOperation): Promise<string | undefined>;
}

/** @throws Error from the handler where no answer satisfies the document. */
export function createGeneratedHandler(options: { readonly seed: string }): OperationHandler {
  return createReplyGenerator(options).handler;
}

/**
 * Answers operations from their response schemas: the same answer for the same seed, operation, path parameters, query
 * and body, at any time.
 */
export function createReplyGenerator({ seed }: { readonly seed: string }): ReplyGenerator {
  const compilers = createSchemaCompilers();
  const plans = new Map<string, Promise<ReplyPlan>>();
  const planFor = (operation: ContractOperation, operationId: string): Promise<ReplyPlan> => {
    const plan = plans.get(operationId) ?? planReply(operation, compilers);
    plans.set(operationId, plan);
    return plan;
  };
  const handler: OperationHandler = async ({ request, exchange, operation }) => {
    const { operationId = '' } = operation;
    if (operation['x-sandbox-generated'] !== true) {
      throw new Error(`Failed to answer ${operationId}: the document names it, no handler does.`);
    }
    const plan = await planFor(operation, operationId).catch((error: unknown) => explain(operation, error));
    plan.check(request, exchange.headers);
    const base = drawSeed(seed, operationId, canonicalText([request.params, request.query, request.body]));
    try {
      return plan.write(request, exchange, (part, attempt) => drawSeed(seed, base, part, attempt));
    } catch (error) {
      return explain(operation, error);
    }
  };
  return {
    handler,
    async explain(operation) {
      try {
        const plan = await planFor(operation, operation.operationId ?? '');
        plan.write(NO_REQUEST, { replyHeaders: {} }, (part, attempt) => drawSeed(seed, part, attempt));
        return undefined;
      } catch (error) {
        return messageOf(error);
      }
    },
  };
}

const NO_REQUEST: ValidRequest = { params: {}, query: {}, body: undefined };

function explain({ operationId, method, path }: ContractOperation, error: unknown): never {
  throw new UserDocumentProblem(
    `Failed to generate an answer to ${operationId} (${method.toUpperCase()} ${path}): ${messageOf(error)}. ` +
      'Simplify the schema of its response in your OpenAPI document.',
    { cause: error },
  );
}

async function planReply(operation: ContractOperation, compilers: SchemaCompilers): Promise<ReplyPlan> {
  const [status, response] = successOf(operation);
  const body = await planBody(operation, mediaOf(status === 204 ? undefined : response.content), compilers);
  const headers = await createHeaderGenerators(response, compilers);
  return {
    check: createTypedCheck(operation, compilers),
    write: (request, { replyHeaders }, drawPartSeed) => ({
      status,
      headers: {
        ...generateHeaders(headers, replyHeaders, drawPartSeed),
        ...body.headers,
        [GENERATED_HEADER]: 'true',
      },
      body: body.write(request, drawPartSeed),
      isWhole: true,
    }),
  };
}

/** The lowest status that is no failure. */
function successOf({ responses }: ContractOperation): [number, Readonly<Record<string, unknown>>] {
  const statuses = membersOf(responses).filter(([status]) => /^[23]\d\d$/.test(status));
  const [lowest = ['204', {}]] = statuses.toSorted(([a], [b]) => Number(a) - Number(b));
  const [status, response] = lowest;
  return [Number(status), isObject(response) ? response : {}];
}

async function planBody(
  { method, path }: ContractOperation,
  media: Media | undefined,
  compilers: SchemaCompilers,
): Promise<BodyPlan> {
  if (media === undefined) return { headers: {}, write: () => undefined };
  const headers = headersOf(media);
  const { schema } = media.value;
  // Without a schema, an example is all that the document says.
  if (!isSchema(schema)) return { headers, write: () => exampleOf(media) };
  const values = await createExampleGenerator(schema, media, compilers);
  const echo = echoOf(method, path);
  return {
    headers,
    write({ params }, drawPartSeed) {
      const generated = values.generate((attempt) => drawPartSeed('body', attempt));
      const echoed = echoParameters(generated, echo, params);
      const value = values.isValid(echoed) ? echoed : generated;
      return media.kind === 'text' ? String(value) : value;
    },
  };
}

/** Where nothing can be made, what the document itself gives as an example is answered. */
async function createExampleGenerator(
  schema: JsonSchema,
  media: Media,
  compilers: SchemaCompilers,
): Promise<ValueGenerator> {
  const example = givenExample(media, schema);
  try {
    const values = await createValueGenerator(schema, compilers);
    if (example === undefined) return values;
    const generate: ValueGenerator['generate'] = (seedOf) => {
      try {
        return values.generate(seedOf);
      } catch {
        return example;
      }
    };
    return { ...values, generate };
  } catch (error) {
    if (example === undefined) throw error;
    return { generate: () => example, isValid: () => false };
  }
}

function givenExample(media: Media, schema: JsonSchema): unknown {
  const inSchema = isObject(schema)
    ? (schema.example ?? itemsOf(schema.examples)[0] ?? schema.default)
    : undefined;
  return media.value.example ?? firstExample(media) ?? inSchema;
}

function headersOf({ kind, type }: Media): Readonly<Record<string, string>> {
  if (type === 'application/json') return {};
  return { 'Content-Type': kind === 'text' ? `${type}; charset=utf-8` : type };
}

function exampleOf(media: Media): unknown {
  return media.value.example ?? firstExample(media) ?? (media.kind === 'json' ? {} : '');
}

function firstExample({ value }: Media): unknown {
  const [first] = membersOf(value.examples).map(([, example]) =>
    isObject(example) ? example.value : undefined,
  );
  return first;
}

function generateHeaders(
  generators: readonly HeaderGenerator[],
  replyHeaders: Exchange['replyHeaders'],
  drawPartSeed: DrawPartSeed,
): Readonly<Record<string, string>> {
  const ours = new Set(Object.keys(replyHeaders).map((name) => name.toLowerCase()));
  const needed = generators.filter(({ name }) => !ours.has(name.toLowerCase()));
  return Object.fromEntries(
    needed.map(({ name, values }) => [
      name,
      writeHeader(values.generate((attempt) => drawPartSeed(`header ${name}`, attempt))),
    ]),
  );
}
