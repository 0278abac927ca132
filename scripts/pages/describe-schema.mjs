import { code, codes } from './markdown.mjs';

/**
 * What a schema takes, in a few words of Markdown. `lookUp` gives the schema that a `$ref` refers to; `linkTo` a link to
 * where it is described, undefined where it is described in place.
 */
export function describeType(schema, { lookUp, linkTo = () => undefined }) {
  const describe = (part) => describeType(part, { lookUp, linkTo });
  if (schema === true || schema === undefined) return 'anything';
  if (schema.$ref !== undefined) return linkTo(schema.$ref) ?? describe(withoutText(lookUp(schema.$ref)));
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return codes(schema.enum.map(literal));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return unique(alternatives.map(describe)).join(', or ');
  if (schema.allOf?.length === 1) return describe(schema.allOf[0]);
  const types = [schema.type ?? 'anything'].flat();
  return types.map((type) => describeOne(type, schema, describe)).join(' or ');
}

function describeOne(type, schema, describe) {
  if (type === 'array') return schema.items === undefined ? 'list' : `list of: ${describe(schema.items)}`;
  if (type === 'integer' || type === 'number') return `${type}${describeRange(schema)}`;
  if (type === 'object') return describeObject(schema, describe);
  return type === 'string' ? 'text' : type;
}

/** More names than these belong into a table. */
const MAX_NAMES = 8;

function describeObject({ additionalProperties, properties }, describe) {
  const names = Object.keys(properties ?? {});
  if (names.length > 0 && names.length <= MAX_NAMES) return `object with ${codes(names)}`;
  const isMap = typeof additionalProperties === 'object' && properties === undefined;
  const values = isMap ? describe(additionalProperties) : 'object';
  return values === 'object' || values === 'anything' ? 'object' : `object whose values are: ${values}`;
}

/** Bounds that nobody comes near are left out. */
function describeRange({ minimum, maximum }) {
  const isClose = (bound) => bound !== undefined && Math.abs(bound) < 1e12;
  if (isClose(minimum) && isClose(maximum)) return ` from ${minimum} to ${maximum}`;
  if (isClose(minimum)) return `, at least ${minimum}`;
  return isClose(maximum) ? `, at most ${maximum}` : '';
}

function literal(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function withoutText({ description: _, ...schema }) {
  return schema;
}

function unique(texts) {
  return [...new Set(texts)];
}
