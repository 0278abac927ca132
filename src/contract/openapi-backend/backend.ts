import type { ValidateFunction } from 'ajv';
import {
  type Document,
  OpenAPIBackend,
  OpenAPIValidator,
  type Operation,
  type Request,
  type ValidationContext,
} from 'openapi-backend';
import type { ContractDocument } from '../document.ts';
import type { PreparedRouter } from './prepared-router.ts';
import type { SchemaCompilers } from './schema-compilers.ts';

/** openapi-backend around a document that is at hand, and is neither read nor checked again. */
export class Backend extends OpenAPIBackend {
  override async loadDocument(): Promise<Document> {
    return this.inputDocument as Document;
  }
}

/** Validators of requests, by operation, made when the program was built. */
export type PreparedValidators = Readonly<Record<string, readonly ValidateFunction[]>>;

export interface ValidatorParts {
  readonly definition: ContractDocument;
  readonly router: PreparedRouter;
  readonly prepared: PreparedValidators;
  /** For all that is not prepared; undefined where all is. */
  readonly compilers: SchemaCompilers | undefined;
}

type ValidationResult = ReturnType<OpenAPIValidator['validateRequest']>;

/** openapi-backend's validator, with what can be settled before the first request settled before it. */
export class PreparedValidator extends OpenAPIValidator {
  readonly #compilers: SchemaCompilers | undefined;
  /** Operations without a parameter that is JSON itself. */
  readonly #plain: ReadonlySet<string | undefined>;

  constructor({ definition, router, prepared, compilers }: ValidatorParts) {
    super({ definition, router, lazyCompileValidators: true });
    this.#compilers = compilers;
    const plain = router
      .getOperations()
      .filter(({ parameters = [] }) => parameters.every((parameter) => !('content' in parameter)));
    this.#plain = new Set(plain.map(({ operationId }) => operationId));
    for (const [operation, own] of Object.entries(prepared)) this.requestValidators[operation] = [...own];
  }

  override getAjv(context: ValidationContext): ReturnType<OpenAPIValidator['getAjv']> {
    if (this.#compilers === undefined)
      throw new Error('Failed to compile a schema: this contract is prepared and takes no further ones.');
    return this.#compilers.of(context);
  }

  /** The same checks with less work; what needs more, such as a parameter that is JSON itself, has it done. */
  override validateRequest(request: Request, operation: Operation): ValidationResult {
    const { body } = request;
    const isBodyPlain = body === undefined || (typeof body === 'object' && body !== null);
    if (!isBodyPlain || !this.#plain.has(operation.operationId))
      return super.validateRequest(request, operation);
    const { params, query, headers, requestBody } = this.router.parseRequest(request, operation);
    const target = { path: params, query, header: headers, cookie: {}, requestBody };
    const errors = this.getRequestValidatorsForOperation(operation.operationId ?? '').flatMap((validate) =>
      validate(target) ? [] : (validate.errors ?? []),
    );
    return { valid: errors.length === 0, errors: errors.length === 0 ? null : errors, coerced: request };
  }
}
