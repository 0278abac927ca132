import { describe, expect, test } from 'vitest';
import type { ContractDocument } from '../../../../src/contract/document.ts';
import { addUnknownOperations } from '../../../../src/contract/mock-replies/merge-documents.ts';

const failure = { description: 'ours' };
const known = documentOf({
  '/vehicle/{deviceId}': { get: { operationId: 'getVehicle', responses: { 401: failure, 404: failure } } },
  '/battery': { get: { operationId: 'listBatteries', responses: {} } },
});

function documentOf(paths: Record<string, unknown>, rest: Record<string, unknown> = {}): ContractDocument {
  const info = { title: 't', version: '1' };
  return {
    openapi: '3.1.0',
    info,
    security: [{ apiKey: [] }],
    ...rest,
    paths,
  } as unknown as ContractDocument;
}

function operation(operationId: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { operationId, responses: { 200: { description: 'ok' } }, ...rest };
}

function merge(paths: Record<string, unknown>, rest?: Record<string, unknown>) {
  const merged = addUnknownOperations(known, documentOf(paths, rest));
  const added = merged.added.map(({ path, method }) => merged.document.paths?.[path]?.[method]);
  return { ...merged, operations: added as readonly (Record<string, unknown> | undefined)[] };
}

describe('The operations of two documents', () => {
  test('are the same where method and path are, whatever the parameters are called', () => {
    const { added, document } = merge({ '/vehicle/{id}': { get: operation('readVehicle') } });
    expect(added).toEqual([]);
    expect(document.paths).toEqual(known.paths);
  });

  test('are added where ours lack them, and reported where theirs do', () => {
    const { added, stale } = merge({ '/vehicle/{id}': { get: operation('a'), post: operation('b') } });
    expect(added).toEqual([{ operationId: 'b', method: 'post', path: '/vehicle/{id}' }]);
    expect(stale).toEqual([{ operationId: 'listBatteries', method: 'get', path: '/battery' }]);
  });

  test('stand side by side under one path', () => {
    const { document } = merge({ '/battery': { put: operation('b') } });
    expect(Object.keys(document.paths?.['/battery'] ?? {})).toEqual(['get', 'put']);
    expect(Object.keys(known.paths?.['/battery'] ?? {})).toEqual(['get']);
  });

  test.each(['getVehicle', 'notFound', '404', 'constructor', 'postResponseHandler'])(
    'never share the name %s',
    (operationId) => {
      const { added } = merge({ '/boiler/{id}': { get: operation(operationId) } });
      expect(added).toMatchObject([{ operationId: 'get_boiler_id' }]);
    },
  );

  test('are named apart when two would be renamed alike', () => {
    const { added } = merge({
      '/boiler/{id}': { get: operation('getVehicle') },
      '/boiler-id': { get: operation('listBatteries') },
    });
    expect(added.map(({ operationId }) => operationId)).toEqual(['get_boiler_id', 'get_boiler_id_2']);
  });

  test('of one path that is there twice are added once', () => {
    const { added, skipped } = merge({
      '/b/{x}': { get: operation('a') },
      '/b/{y}': { get: operation('b') },
    });
    expect(added).toHaveLength(1);
    expect(skipped).toEqual([{ method: 'get', path: '/b/{y}', reason: 'the path is there twice' }]);
  });

  test.each(['/file/{name}.json', '/range/{a}-{b}', '/odd/{'])(
    'are left out where no request leads: %s',
    (path) => {
      expect(merge({ [path]: { get: operation('a') } })).toMatchObject({ added: [], skipped: [{ path }] });
    },
  );

  test.each(['/__sandbox', '/__sandbox/reset', '/__Sandbox/{x}'])(
    'never hide the control API: %s',
    (path) => {
      expect(() => merge({ [path]: { get: operation('a') } })).toThrow(/\/__sandbox is the control API/);
    },
  );

  test('may begin as the control API does', () => {
    expect(merge({ '/__sandboxes': { get: operation('a') } }).added).toHaveLength(1);
  });
});

describe('An operation is served', () => {
  test.each([
    [[{ url: 'https://api.amps.ai/v2/' }], '/v2/boiler'],
    [[{ url: 'https://api.amps.ai' }], '/boiler'],
    [[{ url: '/edition/3' }], '/edition/3/boiler'],
    [[{ url: 'https://{h}/{v}', variables: { h: { default: 'api' }, v: { default: 'v9' } } }], '/v9/boiler'],
    [[], '/boiler'],
  ])('behind the base path of the first server: %j', (servers, path) => {
    expect(merge({ '/boiler': { get: operation('a') } }, { servers }).added).toMatchObject([{ path }]);
  });

  test('behind the base path of its own server', () => {
    const servers = [{ url: 'https://api.amps.ai/own' }];
    expect(merge({ '/boiler': { get: operation('a', { servers }) } }).added[0]?.path).toBe('/own/boiler');
  });

  test('behind our keys, even where theirs is public', () => {
    const { operations } = merge({
      '/boiler': { get: operation('a', { security: [] }), delete: operation('b') },
    });
    expect(operations).toMatchObject([
      { 'x-sandbox-generated': true, security: [{ apiKey: [] }], 'x-permission': 'read' },
      { 'x-sandbox-generated': true, security: [{ apiKey: [] }], 'x-permission': 'write' },
    ]);
  });

  test('with our failures in the place of theirs', () => {
    const responses = {
      200: { description: 'ok' },
      401: { description: 'theirs' },
      418: { description: 'theirs' },
    };
    const { operations } = merge({ '/boiler': { get: operation('a', { responses }) } });
    expect(operations[0]?.responses).toMatchObject({ 200: {}, 401: failure, 404: failure, 418: {} });
  });

  test.each([
    [{ '2XX': { description: 'range' } }, { 200: { description: 'range' } }],
    [{ default: { description: 'any' }, 500: {} }, { 200: { description: 'any' } }],
    [{ 404: {} }, { 204: { description: 'Nothing is said of success.' } }],
    [undefined, { 204: {} }],
    [{ 302: { description: 'there' } }, { 302: { description: 'there' } }],
  ])('with a status of success: %j', (responses, expected) => {
    const { operations } = merge({ '/boiler': { get: operation('a', { responses }) } });
    expect(operations[0]?.responses).toMatchObject(expected);
  });

  test('with the parameters that its path has, its own before those of the path', () => {
    const inPath = (name: string, maxLength: number) => ({
      name,
      in: 'path',
      schema: { type: 'string', maxLength },
    });
    const { operations } = merge({
      '/boiler/{a}/{b}': {
        parameters: [inPath('a', 1), inPath('gone', 1), { name: 'c', in: 'cookie', required: true }],
        get: operation('x', { parameters: [inPath('a', 2), { name: 'Accept', in: 'header' }] }),
      },
    });
    expect(operations[0]?.parameters).toEqual([
      { name: 'a', in: 'path', required: true, schema: { type: 'string', maxLength: 2 } },
      { name: 'b', in: 'path', required: true, schema: { type: 'string' } },
    ]);
  });
});
