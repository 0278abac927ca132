import type { JsonObject } from '../document/json-value.ts';

/** Where a format stands that json-schema-faker is not to see. */
export const FORMAT_BESIDE_PATTERN = 'x-format';
const SPAN = 1000;
const MIN_TEXT_LENGTH = 4;
const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum', 'const'];

/** Bounds where a schema has none: json-schema-faker's own reach from -1000 to 1000 even above `minimum: 5000`. */
export function withDefaultBounds(schema: JsonObject): JsonObject {
  if (COMPOSITIONS.some((keyword) => schema[keyword] !== undefined)) return schema;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return {
    ...schema,
    ...(types.length > 1 ? { type: preferValues(types) } : {}),
    ...(types.includes('number') || types.includes('integer') ? numberBounds(schema) : {}),
    ...(types.includes('string') ? textBounds(schema) : {}),
    ...(types.includes('array') ? itemBounds(schema) : {}),
  };
}

/** A type is drawn evenly from the list: null is to be an exception. */
function preferValues(types: readonly unknown[]): unknown[] {
  return types.flatMap((type) => (type === 'null' ? [type] : [type, type, type]));
}

function numberBounds(schema: JsonObject): JsonObject {
  const lower = numberOf(schema.exclusiveMinimum) ?? numberOf(schema.minimum);
  const upper = numberOf(schema.exclusiveMaximum) ?? numberOf(schema.maximum);
  const span = SPAN * Math.max(1, numberOf(schema.multipleOf) ?? 1);
  if (lower !== undefined) return upper === undefined ? { maximum: lower + span } : {};
  if (upper === undefined) return { minimum: 0, maximum: span };
  return { minimum: upper >= 0 ? 0 : upper - span };
}

function textBounds(schema: JsonObject): JsonObject {
  const { format, pattern, minLength, maxLength } = schema;
  // json-schema-faker would look at the format alone.
  if (pattern !== undefined) return { format: undefined, [FORMAT_BESIDE_PATTERN]: format };
  if (format !== undefined || minLength !== undefined) return {};
  return { minLength: Math.min(MIN_TEXT_LENGTH, numberOf(maxLength) ?? MIN_TEXT_LENGTH) };
}

function itemBounds({ items, minItems, maxItems }: JsonObject): JsonObject {
  return items === undefined || items === false || minItems !== undefined || maxItems === 0
    ? {}
    : { minItems: 1 };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
