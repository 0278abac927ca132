import type { Context } from 'openapi-backend';
import type { ContractDocument } from '../document.ts';
import { resolveDocument } from './backend.ts';
import { PreparedRouter } from './prepared-router.ts';
import { PreparedValidator } from './prepared-validator.ts';
import type { SchemaCompilers } from './schema-compilers.ts';

/** Finds what is wrong with a request; of a bad verdict by schemas that are compiled only then. */
export function createExplainer(document: ContractDocument) {
  let validator: Promise<PreparedValidator> | undefined;
  return async ({ validation, operation }: Pick<Context, 'validation' | 'operation'>) => {
    const { errors, coerced: request } = validation;
    if (errors?.length !== 0 || request === undefined) return errors ?? [];
    validator ??= openValidator(document);
    return (await validator).validateRequest(request, operation).errors ?? [];
  };
}

async function openValidator(document: ContractDocument): Promise<PreparedValidator> {
  const definition = await resolveDocument(document);
  const router = new PreparedRouter(definition, () => ({}));
  const compilers = await importCompilers();
  return new PreparedValidator({ definition, router, prepared: {}, verdicts: {}, compilers });
}

/** The compiler of schemas is large: who needs none does not load it. */
export async function importCompilers(): Promise<SchemaCompilers> {
  const { createSchemaCompilers } = await import('./schema-compilers.ts');
  return createSchemaCompilers();
}
