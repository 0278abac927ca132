import explain from '../../fixtures/schemas/config.schema.json?explainer';
import { findErrors } from '../domain/validation/bounded-errors.ts';
import { explainSchemaErrors } from '../domain/validation/explain-schema-error.ts';
import { type ConfigError, refuseOptions } from './config-error.ts';

/** The error for options that do not meet the schema. */
export function explainOptions(options: unknown): ConfigError {
  return refuseOptions(explainSchemaErrors(findErrors(explain, options)));
}
