import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { ValidationContext } from 'openapi-backend';
import { boundErrors } from '../../domain/validation/bounded-errors.ts';
import { allowMappings } from './mapped-discriminator.ts';

/** The compilers of an API's schemas: one for what comes in, one for what goes out, each made at first use. */
export interface SchemaCompilers {
  of(context: ValidationContext): Ajv2020;
}

/**
 * OpenAPI 3.1 is JSON Schema 2020-12. The schemas were checked when the document was, so that start-up and first use
 * need not compile the meta-schemas.
 */
export function createSchemaCompilers(): SchemaCompilers {
  let requests: Ajv2020 | undefined;
  let responses: Ajv2020 | undefined;
  return {
    of(context) {
      if (context === ValidationContext.RequestBody || context === ValidationContext.Params) {
        requests ??= createRequestCompiler();
        return requests;
      }
      responses ??= createCompiler({ allErrors: false });
      return responses;
    },
  };
}

/** Tells all that is wrong with a request, and what the schema says of it. */
export function createRequestCompiler(options: Options = {}): Ajv2020 {
  const code = { ...options.code, process: boundErrors };
  return createCompiler({ ...options, code, allErrors: true, verbose: true });
}

/** Tells only whether a request is valid. */
export function createVerdictCompiler(options: Options = {}): Ajv2020 {
  return createCompiler({ ...options, allErrors: false, messages: false });
}

function createCompiler(options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
    strict: false,
    discriminator: true,
    meta: false,
    validateSchema: false,
    // 0.7 is a multiple of 0.1, whatever binary fractions make of it.
    multipleOfPrecision: 9,
  });
  allowMappings(ajv);
  formatsPlugin.default(ajv);
  return ajv;
}
