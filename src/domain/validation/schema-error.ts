import { parsePointer } from './json-pointer.ts';
import type { Path } from './path.ts';

/** The parts of a JSON Schema that messages are made of. */
export interface SchemaPart {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly oneOf?: readonly { readonly required?: readonly string[] }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  /** A secret, which no message shows. */
  readonly writeOnly?: boolean;
}

/** What Ajv finds wrong with a value; it has `data` and `parentSchema` where the validator is `verbose`. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
  readonly propertyName?: string | undefined;
  readonly data?: unknown;
  readonly parentSchema?: unknown;
}

/** Where the error lies; `name` is that of a property which is at fault itself. */
export function placeOf({ instancePath, params, propertyName }: SchemaError): {
  readonly path: Path;
  readonly name: string | undefined;
} {
  const name = propertyName ?? params.additionalProperty ?? params.unevaluatedProperty;
  const path = parsePointer(instancePath).map((step) =>
    /^(0|[1-9]\d{0,8})$/.test(step) ? Number(step) : step,
  );
  return typeof name === 'string' ? { path: [...path, name], name } : { path, name: undefined };
}
