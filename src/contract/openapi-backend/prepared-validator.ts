import type { ErrorObject, ValidateFunction } from 'ajv';
import { OpenAPIValidator, type Operation, type Request, type ValidationContext } from 'openapi-backend';
import { collectErrors, findErrors } from '../../domain/validation/bounded-errors.ts';
import type { ContractDocument } from '../document.ts';
import type { PreparedRouter } from './prepared-router.ts';
import type { SchemaCompilers } from './schema-compilers.ts';

/** Validators of requests, by operation, made when the program was built. */
export type PreparedValidators = Readonly<Record<string, readonly ValidateFunction[]>>;

/** Functions that only tell whether a request is valid, by operation, made when the program was built. */
export type PreparedVerdicts = Readonly<Record<string, readonly ((request: unknown) => boolean)[]>>;

export interface ValidatorParts {
  readonly definition: ContractDocument;
  readonly router: PreparedRouter;
  readonly prepared: PreparedValidators;
  readonly verdicts: PreparedVerdicts;
  /** For all that is not prepared; undefined where all is. */
  readonly compilers: SchemaCompilers | undefined;
  /** Runs the checks of operations that are not prepared; at once where it is left out. */
  readonly runCheck?: RunCheck | undefined;
}

/** Runs a check. @throws ApiProblem where it takes too long */
export type RunCheck = <T>(check: () => T) => T;

const NO_ERRORS: readonly ErrorObject[] = [];

type ValidationResult = ReturnType<OpenAPIValidator['validateRequest']>;

/** openapi-backend's validator, with what can be settled before the first request settled before it. */
export class PreparedValidator extends OpenAPIValidator {
  readonly #compilers: SchemaCompilers | undefined;
  readonly #verdicts: PreparedVerdicts;
  readonly #prepared: PreparedValidators;
  readonly #runCheck: RunCheck | undefined;
  /** Operations without a parameter that is JSON itself. */
  readonly #plain: ReadonlySet<string | undefined>;

  constructor({ definition, router, prepared, verdicts, compilers, runCheck }: ValidatorParts) {
    super({ definition, router, lazyCompileValidators: true });
    this.#prepared = prepared;
    this.#verdicts = verdicts;
    this.#compilers = compilers;
    this.#runCheck = runCheck;
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

  /** Where there is a verdict on the operation, one that is bad has no errors: a validator without verdicts finds them. */
  override validateRequest(request: Request, operation: Operation): ValidationResult {
    const verdicts = this.#verdicts[operation.operationId ?? ''];
    if (verdicts === undefined) return this.#runFindErrors(request, operation);
    const isValid =
      this.#isPlain(request, operation) &&
      verdicts.every((isGood) => isGood(this.#targetOf(request, operation)));
    // An empty list has the request refused as well as a list of errors does.
    return { valid: isValid, errors: isValid ? null : [], coerced: request };
  }

  #runFindErrors(request: Request, operation: Operation): ValidationResult {
    const { operationId = '' } = operation;
    if (this.#runCheck === undefined || operationId in this.#prepared)
      return this.#findErrors(request, operation);
    // Compiled before, which takes longer than a check.
    this.getRequestValidatorsForOperation(operationId);
    return this.#runCheck(() => this.#findErrors(request, operation));
  }

  /** The same checks with less work; what needs more, such as a parameter that is JSON itself, has it done. */
  #findErrors(request: Request, operation: Operation): ValidationResult {
    const errors = this.#isPlain(request, operation)
      ? this.#errorsOf(this.#targetOf(request, operation), operation)
      : collectErrors(() => super.validateRequest(request, operation).errors ?? []);
    return errors.length === 0
      ? { valid: true, errors: null, coerced: request }
      : { valid: false, errors: [...errors], coerced: request };
  }

  #errorsOf(target: object, { operationId = '' }: Operation): readonly ErrorObject[] {
    let errors = NO_ERRORS;
    for (const validate of this.getRequestValidatorsForOperation(operationId)) {
      const found = findErrors<ErrorObject>(validate, target);
      if (found.length > 0) errors = [...errors, ...found];
    }
    return errors;
  }

  #isPlain({ body }: Request, { operationId, requestBody }: Operation): boolean {
    const isBodyPlain = body === undefined || (typeof body === 'object' && body !== null);
    return (isBodyPlain || takesSeveralFormats(requestBody)) && this.#plain.has(operationId);
  }

  #targetOf(request: Request, operation: Operation): object {
    const { params, query, headers, requestBody } = this.router.parseRequest(request, operation);
    return { path: params, query, header: headers, cookie: {}, requestBody };
  }
}

/** Of such an operation openapi-backend takes a body that is no object for one that it cannot read. */
function takesSeveralFormats(requestBody: Operation['requestBody']): boolean {
  return requestBody !== undefined && 'content' in requestBody && Object.keys(requestBody.content).length > 1;
}
