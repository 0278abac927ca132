import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DocumentError, loadUserDocument } from '../../../../src/contract/mock-replies/load-document.ts';
import { NEWER, OLDER } from '../../../support/generated-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'amps-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A document with one operation that answers a schema, the value at which is what loading makes of it. */
async function loadSchema(schema: unknown, { openapi = '3.1.0', schemas = {} } = {}): Promise<unknown> {
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const document = { openapi, info: { title: 't', version: '1' }, paths: { '/x': { get: { responses } } } };
  const loaded = await loadUserDocument(write('schema.json', { ...document, components: { schemas } }));
  return at(loaded, ['paths', '/x', 'get', 'responses', '200', 'content', 'application/json', 'schema']);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((node, key) => (node as Record<string, unknown>)[key], value);
}

describe('A document of the user', () => {
  test('is loaded with the files that it refers to, and those that refer back', async () => {
    const document = await loadUserDocument(NEWER);
    const heatPump = at(document, ['paths', '/heat-pump/{deviceId}', 'get', 'responses', '200', 'content']);
    const schema = at(heatPump, ['application/json', 'schema', 'properties']);
    expect(at(schema, ['state', 'properties', 'status'])).toEqual({
      type: 'string',
      enum: ['heating', 'cooling', 'defrosting', 'idle'],
    });
  });

  test('keeps circular schemas as circles', async () => {
    const document = await loadUserDocument(NEWER);
    const zone = at(document, [
      ...['paths', '/heat-pump/{deviceId}/zones/{zone}', 'get', 'responses', '200', 'content'],
      ...['application/json', 'schema'],
    ]);
    expect(at(zone, ['properties', 'zones', 'items'])).toBe(zone);
  });

  test('has a name for every operation', async () => {
    const { paths } = await loadUserDocument(NEWER);
    expect(paths?.['/heat-pump/{deviceId}/zones/{zone}']?.delete?.operationId).toBe(
      'delete_heat_pump_deviceId_zones_zone',
    );
  });

  test('may be JSON indented with tabs and begin with a byte order mark', async () => {
    const text = `\uFEFF{\n\t"openapi": "3.1.0",\n\t"info": { "title": "t", "version": "1" },\n\t"paths": {}\n}`;
    expect(await loadUserDocument(write('tabs.json', text))).toMatchObject({ openapi: '3.1.0' });
  });

  test('may share parts by YAML anchors', async () => {
    const path = write(
      'anchors.yaml',
      `openapi: 3.1.0
info: { title: t, version: '1' }
x-base: &base { type: object, required: [a] }
paths:
  /x:
    post:
      requestBody: { content: { application/json: { schema: { <<: *base, maxProperties: 2 } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: *base } } } }
`,
    );
    const content = at(await loadUserDocument(path), ['paths', '/x', 'post', 'requestBody', 'content']);
    expect(at(content, ['application/json', 'schema'])).toEqual({
      type: 'object',
      required: ['a'],
      maxProperties: 2,
    });
  });

  test('takes no `$ref` in an example for a reference', async () => {
    const schema = {
      type: 'object',
      examples: [{ $ref: 'https://example.com' }],
      default: { $ref: './none' },
    };
    expect(await loadSchema(schema)).toEqual({ type: 'object' });
  });

  test('means by what stands beside a reference something in addition to it', async () => {
    const schemas = { Name: { type: 'string', maxLength: 9 } };
    const ref = { $ref: '#/components/schemas/Name' };
    expect(await loadSchema({ ...ref, minLength: 2 }, { schemas })).toEqual({
      minLength: 2,
      allOf: [{ type: 'string', maxLength: 9 }],
    });
    expect(await loadSchema({ ...ref, description: 'a name' }, { schemas })).toEqual(schemas.Name);
  });

  test('lets a schema be another name for one that leads back to it', async () => {
    const schemas = {
      Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Alias' } } },
      Alias: { allOf: [{ $ref: '#/components/schemas/Tree' }] },
    };
    const tree = await loadSchema({ $ref: '#/components/schemas/Alias' }, { schemas });
    expect(at(tree, ['properties', 'child'])).toBe(tree);
  });

  test('loses what no validator knows: foreign formats, identifiers, `nullable` in 3.1', async () => {
    const schema = {
      $id: 'x',
      type: 'string',
      format: 'semver',
      nullable: true,
      xml: { name: 'x' },
      'x-note': {},
    };
    expect(await loadSchema(schema)).toEqual({ type: 'string' });
  });

  test('asks a request for nothing that is read-only, and answers nothing that is write-only', async () => {
    const schemas = { Id: { type: 'string', readOnly: true }, Pin: { type: 'string', writeOnly: true } };
    const schema = {
      required: ['id', 'pin', 'name'],
      allOf: [
        {
          properties: { id: { $ref: '#/components/schemas/Id' }, pin: { $ref: '#/components/schemas/Pin' } },
        },
      ],
      properties: { name: { type: 'string' } },
    };
    expect(await loadSchema(schema, { schemas })).toEqual({
      required: ['id', 'name'],
      allOf: [{ properties: { id: { type: 'string' } } }],
      properties: { name: { type: 'string' } },
    });
  });
});

describe('A discriminator', () => {
  const Cat = { type: 'object', properties: { kind: { type: 'string' } } };
  const Dog = { type: 'object', properties: { kind: { const: 'hound' } } };
  const oneOf = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }];
  const pinTo = (...tags: string[]) => ({
    type: 'object',
    properties: { kind: { type: 'string', enum: tags } },
    required: ['kind'],
  });

  test('says which tag belongs to which schema, where that schema does not', async () => {
    const schemas = { Cat, Dog };
    const schema = { oneOf, discriminator: { propertyName: 'kind' } };
    expect(await loadSchema(schema, { schemas })).toEqual({ oneOf: [{ allOf: [Cat, pinTo('Cat')] }, Dog] });
  });

  test('maps several tags to one schema', async () => {
    const mapping = { tom: 'Cat', puss: '#/components/schemas/Cat' };
    const schema = { oneOf, discriminator: { propertyName: 'kind', mapping } };
    expect(await loadSchema(schema, { schemas: { Cat, Dog } })).toEqual({
      oneOf: [{ allOf: [Cat, pinTo('tom', 'puss')] }, Dog],
    });
  });

  test('of a parent names its heirs', async () => {
    const schemas = {
      Pet: { ...Cat, discriminator: { propertyName: 'kind', mapping: { tom: 'Tom' } } },
      Tom: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    };
    expect(await loadSchema({ $ref: '#/components/schemas/Tom' }, { schemas })).toEqual({
      allOf: [Cat, pinTo('tom')],
    });
  });
});

describe('A document in OpenAPI 3.0', () => {
  const older = { openapi: '3.0.3' };

  test.each([
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [{ type: 'string', nullable: false }, { type: 'string' }],
    [{ nullable: true, minLength: 1 }, { minLength: 1 }],
    [
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    [
      { type: 'number', maximum: 9, exclusiveMaximum: false },
      { type: 'number', maximum: 9 },
    ],
    [{ type: 'string', example: { nullable: true, type: 'object' } }, { type: 'string' }],
  ])('says %o, and means %o', async (schema, expected) => {
    expect(await loadSchema(schema, older)).toEqual(expected);
  });

  test('means nothing by what stands beside a reference', async () => {
    const schemas = { Name: { type: 'string' } };
    const schema = { $ref: '#/components/schemas/Name', maxLength: 3 };
    expect(await loadSchema(schema, { ...older, schemas })).toEqual(schemas.Name);
  });

  test('is loaded whole', async () => {
    expect(await loadUserDocument(OLDER)).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('A document that cannot be used', () => {
  test.each([
    ['missing.yaml', /missing\.yaml: it is a file which does not exist\. Check the path\./],
    ['not-yaml.yaml', /neither JSON nor YAML \(Missing closing 'quote at line 3/],
    ['list.yaml', /holds no object/],
    ['swagger.json', /Swagger 2\.0 document\. Convert it/],
    ['version-number.yaml', /its "openapi" is 3\.1\. Give .* a text such as "3\.1\.0"/],
    [
      'no-description.yaml',
      /at #\/paths\/~1boiler\/get\/responses\/200: "description" is missing\. Add it\.$/,
    ],
    [
      'bad-schema.yaml',
      /at #\/components\/schemas\/Boiler\/properties\/name\/type: .* is not known here\. Use one of .*string/,
    ],
    ['same-ids.yaml', /GET \/boiler and GET \/stove have the same operationId "readIt"/],
    ['network-ref.yaml', /https:\/\/example\.com\/boiler\.yaml, and the network is never asked/],
    ['lost-file.yaml', /no-such-file\.yaml, which does not exist/],
    ['lost-pointer.yaml', /#\/components\/schemas\/Boiler, which does not exist/],
    ['self-reference.yaml', /means nothing but itself/],
  ])('is refused, with the place and what to do: %s', async (file, message) => {
    const loading = loadUserDocument(`test/support/documents/broken/${file}`);
    await expect(loading).rejects.toThrow(DocumentError);
    await expect(loading).rejects.toThrow(
      /^Failed to load the OpenAPI document test\/support\/documents\/broken\//,
    );
    await expect(loading).rejects.toThrow(message);
  });

  test('is refused for a pattern that is none', async () => {
    const loading = loadSchema({ type: 'string', pattern: '(' });
    await expect(loading).rejects.toThrow(/schema: "\(" is a pattern that is none .*Unterminated group/);
  });

  test.each([
    ['all of it', `${'{"paths":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    [
      'a schema',
      `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{"Deep":${'{"not":'.repeat(100_000)}true${'}'.repeat(100_000)}}}}`,
    ],
    [
      'an extension',
      `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"x-deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ],
  ])('is refused where %s is nested too deeply', async (_what, text) => {
    const loading = loadUserDocument(write('deep.json', text));
    await expect(loading).rejects.toThrow(DocumentError);
    await expect(loading).rejects.toThrow(/deep\.json: it is nested too deeply\. /);
  });
});
