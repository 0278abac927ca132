import fc from 'fast-check';
import { OpenAPIBackend, OpenAPIValidator } from 'openapi-backend';
import { beforeAll, describe, expect, it } from 'vitest';
import document from '../../openapi/control.yaml';
import verdicts from '../../openapi/control.yaml?verdicts';
import type { ContractDocument } from '../../src/contract/document.ts';
import { createRequestCompiler } from '../../src/contract/openapi-backend/schema-compilers.ts';
import { type JsonObject, OPERATIONS, resolve } from '../support/control-document.ts';
import { pathsIn, valueAt, withValue } from '../support/json-places.ts';
import { openOwnControl } from '../support/open-control.ts';
import { times } from '../support/proof.ts';
import type { Json } from '../targets/target.ts';

const VALUES = [undefined, null, true, 0, -1, 0.5, 1, 2, 1e9, 4e12, 9e15, '', 'x', 'battery', [], {}];

const WITH_BODY = OPERATIONS.filter(({ node }) => node.requestBody !== undefined);

/** What the examples of an operation send; nothing in particular where it has none. */
function exampleBodies(node: JsonObject): Json[] {
  const given = node.requestBody as JsonObject;
  const { content } = typeof given.$ref === 'string' ? resolve(given.$ref) : given;
  const media = (content as JsonObject)['application/json'] as JsonObject;
  const examples = Object.values((media.examples ?? {}) as Record<string, JsonObject>);
  const values = examples.map(({ value }) => value).concat(media.example ?? []);
  return values.length === 0 ? [{}] : values;
}

describe('Whether a control request is valid', () => {
  let validator: OpenAPIValidator;
  let snapshot: Json;

  beforeAll(async () => {
    const api = new OpenAPIBackend({ definition: document as ContractDocument, strict: true, quick: true });
    const { definition, router } = await api.init();
    const compiler = createRequestCompiler();
    validator = new OpenAPIValidator({
      definition,
      router,
      lazyCompileValidators: true,
      customizeAjv: () => compiler,
    });
    await using sandbox = await openOwnControl();
    await sandbox.api('GET', '/battery');
    snapshot = (await sandbox.control('GET', '/snapshot')).body;
  });

  /** Whether both judge a request alike, and what they say of it. */
  function judge({ id, template }: (typeof OPERATIONS)[number], requestBody: unknown): boolean {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
    const path = Object.fromEntries(names.map((name) => [name, 'battery']));
    const request = () => ({ path: { ...path }, query: {}, header: {}, cookie: {}, requestBody });
    const judged = (verdicts[id] ?? []).every((isValid) => isValid(request()));
    const compiled = validator.getRequestValidatorsForOperation(id).every((isValid) => isValid(request()));
    expect(judged, JSON.stringify(requestBody)).toBe(compiled);
    return judged;
  }

  it('is prepared for each operation of the document', () => {
    expect(Object.keys(verdicts).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  it.each(WITH_BODY)(
    'is judged of $id as by its compiled schemas, wherever its body is broken',
    (operation) => {
      const bodies = operation.id === 'restore' ? [snapshot] : exampleBodies(operation.node);
      for (const body of bodies) {
        expect(judge(operation, body), JSON.stringify(body)).toBe(true);
        // What an object has beyond its known properties, and each place in it.
        const paths = typeof body === 'object' ? [['more'], ...pathsIn(body)] : [[]];
        const values = fc.oneof(
          fc.constantFrom(...VALUES),
          fc.constantFrom(...paths).map((path) => valueAt(body, path)),
        );
        const property = fc.property(fc.constantFrom(...paths), values, (path, value) => {
          judge(operation, path.length === 0 ? value : withValue(body, path, value));
        });
        fc.assert(property, { numRuns: times({ quick: 60, full: 1000 }) });
      }
    },
  );
});
