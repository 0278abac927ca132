import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { ValidationContext } from 'openapi-backend';

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
        requests ??= createCompiler({ allErrors: true });
        return requests;
      }
      responses ??= createCompiler({ allErrors: false });
      return responses;
    },
  };
}

function createCompiler({ allErrors }: { allErrors: boolean }): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    discriminator: true,
    allErrors,
    verbose: allErrors,
    meta: false,
    validateSchema: false,
    // 0.7 is a multiple of 0.1, whatever binary fractions make of it.
    multipleOfPrecision: 9,
  });
  formatsPlugin.default(ajv);
  return ajv;
}
