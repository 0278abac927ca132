import { OpenAPIBackend } from 'openapi-backend';
import type { ContractDocument } from '../document.ts';
import type { PreparedRouter } from './prepared-router.ts';
import type { PreparedValidator } from './prepared-validator.ts';

interface BackendParts {
  readonly definition: ContractDocument;
  readonly router: PreparedRouter;
  readonly validator: PreparedValidator;
}

/** openapi-backend around a document, a router and a validator that are at hand: there is nothing to initialise. */
export class Backend extends OpenAPIBackend {
  constructor({ definition, router, validator }: BackendParts) {
    super({ definition, strict: true, quick: true });
    this.definition = definition;
    this.router = router;
    this.validator = validator;
    this.initialized = true;
  }
}

/** Reads nothing, and checks nothing: the document is an object, and a test has checked it. */
class Resolver extends OpenAPIBackend {
  override async loadDocument(): Promise<ContractDocument> {
    return this.inputDocument as ContractDocument;
  }
}

/** The document with what its references refer to in their place. */
export async function resolveDocument(definition: ContractDocument): Promise<ContractDocument> {
  const resolver = new Resolver({ definition, strict: true, quick: true, validate: false });
  await resolver.init();
  return resolver.definition;
}
