import { Ajv2020, type Options } from 'ajv/dist/2020.js';

/** Compiles our published schemas so that what they find can be told in words. */
export function createShapeCompiler(options: Options): Ajv2020 {
  return new Ajv2020({ ...options, verbose: true, strictTypes: false });
}
