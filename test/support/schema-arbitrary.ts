import fc, { type Arbitrary } from 'fast-check';

type Schema = Record<string, unknown>;

/** Values that a JSON Schema describes, for the keywords that our documents use. */
export function arbitraryOf(schema: Schema, resolve: (schema: Schema) => Schema): Arbitrary<unknown> {
  const resolved = resolve(schema);
  if ('const' in resolved) return fc.constant(resolved.const);
  if (Array.isArray(resolved.enum)) return fc.constantFrom(...resolved.enum);
  if (Array.isArray(resolved.oneOf)) {
    return fc.oneof(...resolved.oneOf.map((branch: Schema) => arbitraryOf(branch, resolve)));
  }
  const types = [resolved.type].flat().map(String);
  return fc.oneof(...types.map((type) => ofType(type, resolved, resolve)));
}

function ofType(type: string, schema: Schema, resolve: (schema: Schema) => Schema): Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return strings(schema);
    case 'integer':
      return fc.integer(boundsOf(schema));
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf((schema.items ?? {}) as Schema, resolve), { maxLength: 5 });
    case 'object':
      return objects(schema, resolve);
    default:
      throw new Error(`A schema is of the type ${type}, from which no values are drawn yet.`);
  }
}

function strings({ pattern, minLength, maxLength, examples }: Schema): Arbitrary<unknown> {
  const limits = { minLength: Number(minLength ?? 0), maxLength: Number(maxLength ?? 300) };
  const drawn =
    typeof pattern === 'string'
      ? fc
          .stringMatching(new RegExp(pattern))
          .filter(({ length }) => length >= limits.minLength && length <= limits.maxLength)
      : fc.string({ ...limits, unit: 'binary' });
  return Array.isArray(examples) ? fc.oneof(drawn, fc.constantFrom(...examples)) : drawn;
}

function numbers(schema: Schema): Arbitrary<number> {
  const { min = -1e308, max = 1e308 } = boundsOf(schema);
  return fc.oneof(
    fc.double({ min, max, noNaN: true }),
    fc.integer({ min: Math.ceil(Math.max(min, -1e9)), max: Math.floor(Math.min(max, 1e9)) }),
    fc.constantFrom(min, max),
  );
}

function boundsOf({ minimum, maximum }: Schema): { min?: number; max?: number } {
  return {
    ...(typeof minimum === 'number' && { min: minimum }),
    // fast-check draws whole numbers up to 32 bits where it is not told otherwise.
    ...(typeof maximum === 'number' && { max: maximum }),
  };
}

function objects(schema: Schema, resolve: (schema: Schema) => Schema): Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const model = Object.fromEntries(properties.map(([name, part]) => [name, arbitraryOf(part, resolve)]));
  return fc.record(model, { requiredKeys: (schema.required ?? []) as string[] });
}
