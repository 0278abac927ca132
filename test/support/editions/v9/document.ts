import type { ContractDocument } from '../../../../src/contract/document.ts';

const ANSWER = {
  description: 'In the envelope.',
  content: { 'application/json': { schema: { type: 'object' } } },
};

/** The one operation of the made-up edition v9. Edition v1 has none by that path, and one by that name. */
export const DOCUMENT_V9 = {
  openapi: '3.1.0',
  info: { title: 'Made up', version: '9' },
  paths: {
    '/things/{thing}': {
      get: {
        operationId: 'getBatteryState',
        parameters: [
          { name: 'thing', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'loud', in: 'query', schema: { type: 'boolean' } },
        ],
        responses: { 200: ANSWER, 401: ANSWER, 404: ANSWER, 422: ANSWER, 500: ANSWER },
      },
    },
  },
} as unknown as ContractDocument;
