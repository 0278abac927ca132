import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentValidator,
  type DocumentOperation,
  type DocumentValidator,
  readV1Document,
} from '../support/document-validator.ts';
import { type PlainAnswer, type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { type Ask, DOCUMENTED_KEY, FROZEN, headersFor } from '../targets/index.ts';

const ONE_REQUEST_KEY = 'sk_sandbox_one_request';
const KEY_WITHOUT: Readonly<Record<string, string>> = {
  read: 'sk_sandbox_write_only',
  write: 'sk_sandbox_readonly',
};
const MIME = { 'content-type': 'application/json' };

/** A request that should be answered with one certain status; sent twice where only the second answer is. */
interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly ask?: Ask;
  readonly times?: number;
  readonly sabotaged?: boolean;
}

type Way = (operation: DocumentOperation, validator: DocumentValidator) => Promise<Attempt[]> | Attempt[];

/** How each status is reached, told of any operation by what the document says of it. */
const WAYS: Readonly<Record<string, Way>> = {
  200: succeed,
  202: succeed,
  400: (operation, validator) => [
    ...spoiledParameters(operation, validator).map(({ path }) => ({ method: operation.method, path })),
    ...spoiledBodies(operation, validator).map((ask) => ({
      method: operation.method,
      path: plainPath(operation),
      ask,
    })),
  ],
  401: (operation) => badKeys().map((key) => plainly(operation, { key })),
  403: ({ permission, ...operation }) => [
    plainly({ permission, ...operation }, { key: KEY_WITHOUT[permission] ?? '' }),
  ],
  404: (operation) =>
    ['nothing_here', '__proto__', 'constructor', '%F0%9F%94%8B'].map((id) => ({
      ...plainly(operation),
      path: fillPath(operation, () => id),
    })),
  409: async (operation, validator) =>
    (await succeed(operation, validator)).map((once) => ({ ...once, times: 2 })),
  413: (operation) => [
    plainly(operation, { raw: JSON.stringify({ padding: 'x'.repeat(1024 * 1024) }), headers: MIME }),
  ],
  415: (operation) =>
    [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'application/json; charset=x',
      'application/json; charset=utf-16',
    ].map((type) => plainly(operation, { raw: '{}', headers: { 'content-type': type } })),
  429: (operation) => [{ ...plainly(operation, { key: ONE_REQUEST_KEY }), times: 2 }],
  500: async (operation, validator) =>
    (await succeed(operation, validator)).map((attempt) => ({ ...attempt, sabotaged: true })),
};

const UNMATCHED_WAYS: Readonly<Record<string, (validator: DocumentValidator) => Attempt[]>> = {
  404: () =>
    ['/', '/nowhere', '/battery/', '/battery/device_abc123/nowhere', '/constructor', '/__proto__'].map(
      (path) => ({ method: 'GET', path }),
    ),
  405: (validator) =>
    [...new Set(validator.operations.map(plainPath))].flatMap((path) =>
      ['PUT', 'DELETE', 'PATCH', 'POST', 'GET']
        .filter((method) => !validator.methodsOf(path).includes(method))
        .map((method) => ({ method, path })),
    ),
  431: (validator) =>
    validator.operations.map(({ method, ...operation }) => ({
      method,
      path: plainPath({ method, ...operation }),
      ask: { headers: { 'x-long': 'x'.repeat(70_000) } },
    })),
};

/** Sends the attempts at one status and answers what is wrong with what came back. */
class Examination {
  readonly reached = new Set<string>();
  readonly #validator: DocumentValidator;
  #requests = 0;

  constructor(validator: DocumentValidator) {
    this.#validator = validator;
  }

  get requests(): number {
    return this.#requests;
  }

  async examine(pair: Pair): Promise<string[]> {
    const attempts = await this.#attemptsAt(pair);
    const findings: string[] = [];
    for (const attempt of attempts) findings.push(...(await this.#try(pair, attempt)));
    return findings;
  }

  async #attemptsAt({ operation, status }: Pair): Promise<Attempt[]> {
    if (operation === undefined) return UNMATCHED_WAYS[status]?.(this.#validator) ?? [];
    return (await WAYS[status]?.(operation, this.#validator)) ?? [];
  }

  async #try({ operation, status }: Pair, attempt: Attempt): Promise<string[]> {
    const { method, path, ask: asked, times = 1 } = attempt;
    sandbox.engine.accounts.resetAll();
    using _sabotage = attempt.sabotaged === true ? breakWorld() : undefined;
    const answers: PlainAnswer[] = [];
    for (let i = 0; i < times; i++) answers.push(await ask(method, path, asked));
    this.#requests += answers.length;
    const findings = answers.flatMap((answer) => this.#validator.validate(operation, answer));
    const last = answers.at(-1)?.status;
    if (String(last) !== status) findings.push(`answers ${last} in place of ${status}`);
    for (const answer of answers) this.reached.add(pairName({ operation, status: String(answer.status) }));
    return findings.map((finding) => `${method} ${path.slice(0, 100)}: ${finding}`);
  }
}

interface Pair {
  /** Undefined for the answers to requests that match no operation. */
  readonly operation: DocumentOperation | undefined;
  readonly status: string;
}

function pairName({ operation, status }: Pair): string {
  return `${operation?.id ?? 'no operation'} ${status}`;
}

/** Every answer that the document promises. */
function pairsOf({ operations, unmatchedStatuses }: DocumentValidator): Pair[] {
  return [
    ...operations.flatMap((operation) => operation.statuses.map((status) => ({ operation, status }))),
    ...unmatchedStatuses.map((status) => ({ operation: undefined, status })),
  ];
}

/** The promises that nobody has put to the test. */
function uncovered(validator: DocumentValidator, reached: ReadonlySet<string>): string[] {
  return pairsOf(validator)
    .map(pairName)
    .filter((name) => !reached.has(name));
}

let sandbox: ServedEngine;
beforeAll(async () => {
  sandbox = await serveEngine({
    ...FROZEN,
    // The answers are validated here, by another reading of the document.
    validateResponses: false,
    plans: { one: { limit: 1, windowSeconds: 86_400 } },
    keys: [
      { key: ONE_REQUEST_KEY, plan: 'one' },
      { key: 'sk_sandbox_write_only', permissions: ['write'] },
    ],
  });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

function ask(method: string, path: string, asked: Ask = {}): Promise<PlainAnswer> {
  const body = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
  return sandbox.send({ method, path, headers: headersFor(asked), body });
}

describe('Requests made from the document', () => {
  const validator = createDocumentValidator();
  const examination = new Examination(validator);

  it.each(pairsOf(validator).map((pair) => ({ ...pair, name: pairName(pair) })))(
    'get the answer $name as documented',
    async (pair) => {
      sandbox.bugs.length = 0;
      expect(await examination.examine(pair)).toEqual([]);
      expect(sandbox.bugs.length > 0).toBe(pair.status === '500');
    },
  );

  it('reach every operation, every status of it, and every answer to what is no operation', async ({
    annotate,
  }) => {
    expect(uncovered(validator, examination.reached)).toEqual([]);
    const pairs = pairsOf(validator);
    expect(pairs.filter((pair) => examination.reached.has(pairName(pair)))).toHaveLength(pairs.length);
    await annotate(
      `${validator.operations.length} of ${validator.operations.length} operations, ` +
        `${pairs.length} of ${pairs.length} answers, by ${examination.requests} requests`,
    );
  });

  it('lead to no answer that the document does not name', () => {
    const named = new Set(pairsOf(validator).map(pairName));
    expect([...examination.reached].filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('The count of what is covered', () => {
  type Document = Record<string, Record<string, Record<string, Record<string, unknown>>>>;

  /** What is missed after every request that can be made from a changed document. */
  async function missedAfter(change: (document: Document) => void): Promise<string[]> {
    const document = readV1Document();
    change(document as Document);
    const validator = createDocumentValidator(document);
    const original = new Set(pairsOf(createDocumentValidator()).map(pairName));
    const examination = new Examination(validator);
    for (const pair of pairsOf(validator)) {
      if (original.has(pairName(pair))) examination.reached.add(pairName(pair));
      else await examination.examine(pair);
    }
    return uncovered(validator, examination.reached);
  }

  it('misses nothing in the document as it is', async () => {
    expect(await missedAfter(() => {})).toEqual([]);
  });

  it('misses an operation that nothing answers', async () => {
    const missed = await missedAfter(({ paths }) => {
      const { get } = paths?.['/battery'] ?? {};
      Object.assign(paths ?? {}, { '/toaster': { get: { ...get, operationId: 'listToasters' } } });
    });
    expect(missed).toEqual(['200', '400', '403', '500'].map((status) => `listToasters ${status}`));
  });

  it('misses a status that nothing reaches', async () => {
    const missed = await missedAfter(({ paths }) => {
      const responses = paths?.['/battery']?.get?.responses;
      Object.assign(responses ?? {}, { 402: { description: 'Pay.' }, 409: { description: 'Conflict.' } });
    });
    expect(missed).toEqual(['listBatteryDevices 402', 'listBatteryDevices 409']);
  });

  it('misses an answer to what is no operation', async () => {
    const missed = await missedAfter((document) => {
      Object.assign(document['x-unmatched-responses'] ?? {}, { 414: { description: 'Too long.' } });
    });
    expect(missed).toEqual(['no operation 414']);
  });
});

/** The operation as the document's own examples ask for it. */
async function succeed(operation: DocumentOperation, validator: DocumentValidator): Promise<Attempt[]> {
  const first = await firstOfList(operation, validator);
  const path = fillPath(operation, ({ name, example }) =>
    first !== undefined && name === firstParam(operation) ? first : String(example),
  );
  const asks: Ask[] = operation.bodies?.map((body) => ({ body })) ?? [{}];
  const queries = ['', ...exampleQueries(operation)];
  return asks.flatMap((ask) =>
    queries.map((query) => ({ method: operation.method, path: `${path}${query}`, ask })),
  );
}

/** The id that the list above the operation shows first: an example in the document fits one family only. */
async function firstOfList(
  { template }: DocumentOperation,
  validator: DocumentValidator,
): Promise<string | undefined> {
  const list = template.slice(0, Math.max(0, template.indexOf('/{')));
  if (validator.find('GET', list) === undefined) return undefined;
  const { text } = await ask('GET', list);
  return JSON.parse(text).items?.[0]?.id;
}

function firstParam({ template }: DocumentOperation): string | undefined {
  return /\{([^}]+)\}/.exec(template)?.[1];
}

/** The examples of the query parameters, one by one and all together. */
function exampleQueries({ parameters }: DocumentOperation): string[] {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
  return pairs.length === 0 ? [] : [...pairs, pairs.join('&')].map((query) => `?${query}`);
}

function plainPath(operation: DocumentOperation): string {
  return fillPath(operation, ({ example }) => String(example));
}

function plainly(operation: DocumentOperation, ask?: Ask): Attempt {
  const [body] = operation.bodies ?? [];
  const isOwnBody = ask?.raw !== undefined || body === undefined;
  const { method } = operation;
  return { method, path: plainPath(operation), ask: isOwnBody ? { ...ask } : { ...ask, body } };
}

function fillPath(
  { template, parameters }: DocumentOperation,
  choose: (parameter: DocumentOperation['parameters'][number]) => string,
): string {
  return template.replace(/\{([^}]+)\}/g, (_whole, name) => {
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (parameter === undefined) throw new Error(`${template} does not declare its parameter ${name}`);
    return choose(parameter);
  });
}

function badKeys(): (string | null)[] {
  return [
    null,
    '',
    'nonsense',
    'sk_sandbox_nobody',
    'sk_live_abc123xyz',
    'sk_sandbox_expired',
    'sk_sandbox_revoked',
    `${DOCUMENTED_KEY}, ${DOCUMENTED_KEY}`,
  ];
}

/** Paths in which one parameter is not what its schema says. */
function spoiledParameters(operation: DocumentOperation, validator: DocumentValidator): { path: string }[] {
  const inPath = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, schema }) =>
      ['%zz', '%C3%28', 'x'.repeat(Number(validator.resolve(schema).maxLength) + 1)].map((bad) => ({
        path: fillPath(operation, (parameter) => (parameter.name === name ? bad : String(parameter.example))),
      })),
    );
  const inQuery = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, example }) =>
      ['', 'x'.repeat(300), `${example}&${name}=${example}`].map((bad) => `${name}=${bad}`),
    );
  const unknown = ['nonsense=1', '__proto__=1', 'constructor=1'];
  return [
    ...inPath,
    ...[...inQuery, ...unknown].map((query) => ({ path: `${plainPath(operation)}?${query}` })),
  ];
}

/** Bodies that the operation does not take. */
function spoiledBodies(operation: DocumentOperation, validator: DocumentValidator): Ask[] {
  const { bodies, isBodyRequired } = operation;
  if (bodies === undefined) return [];
  const [first = {}] = bodies;
  const values = [null, 5, [], {}, 'x', { ...first, nonsense: 1 }];
  const withoutOne = Object.keys(first).map((name) => ({ ...first, [name]: undefined }));
  const texts = [...values, ...withoutOne]
    .map((value) => JSON.stringify(value))
    .filter((text) => !validator.admits(operation, JSON.parse(text)));
  const notUtf8 = Buffer.from('{"action":"\xff"}', 'latin1');
  const unread = ['{', notUtf8, ...(isBodyRequired ? [''] : [])];
  return [...unread, ...texts].map((raw) => ({ raw, headers: MIME }));
}

/** Every account throws at whatever a handler asks of it, until the guard is disposed of. */
function breakWorld(): Disposable {
  const accounts = sandbox.engine.accounts.all().map((account) => ({ account, world: account.world }));
  for (const { account, world } of accounts) {
    const broken = new Proxy(world, {
      get: (target, name) => {
        // Authentication reads keys: what breaks is the operation itself.
        if (name === 'key' || name === 'keys') return target[name].bind(target);
        throw new Error(`The world is broken on purpose: ${String(name)}`);
      },
    });
    Object.defineProperty(account, 'world', { value: broken, configurable: true });
    Object.defineProperty(account, 'execute', { value: breakDown, configurable: true });
  }
  return {
    [Symbol.dispose]: () => {
      for (const { account, world } of accounts) {
        Object.defineProperty(account, 'world', { value: world, configurable: true });
        Reflect.deleteProperty(account, 'execute');
      }
    },
  };
}

function breakDown(): never {
  throw new Error('The world is broken on purpose: execute');
}
