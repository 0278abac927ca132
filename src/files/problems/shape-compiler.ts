import { Ajv2020, type Options } from 'ajv/dist/2020.js';

/**
 * Compiles our published schemas so that what they find can be told in words. Instants are checked by their meaning,
 * elsewhere: `format` would accept what the clock does not read.
 */
export function createShapeCompiler(options: Options): Ajv2020 {
  return new Ajv2020({ ...options, verbose: true, strictTypes: false, validateFormats: false });
}
