/** Keywords whose value is a map of schemas, a list of schemas, or one schema. */
const MAPS = ['$defs', 'dependentSchemas', 'patternProperties', 'properties'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SINGLE = [
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/** A function for a shorter schema would be longer than its code at each place. */
const MIN_LENGTH = 120;

/**
 * Moves every part that occurs more than once in some schemas to a definition, so that a validator has one function
 * for it. A dereferenced document repeats each component wherever it is used.
 * @returns the schemas, which refer to `<id>#/$defs/<name>`, and the definitions
 */
export function shareSchemas(schemas, id) {
  const counts = new Map();
  for (const schema of schemas) count(schema, counts);
  const names = new Map();
  const $defs = {};
  const replace = (schema) => {
    const text = JSON.stringify(schema);
    if (text === undefined || text.length < MIN_LENGTH || counts.get(text) === 1)
      return mapParts(schema, replace);
    let name = names.get(text);
    if (name === undefined) {
      name = `part${names.size}`;
      names.set(text, name);
      $defs[name] = mapParts(schema, replace);
    }
    return { $ref: `${id}#/$defs/${name}` };
  };
  return { shared: schemas.map((schema) => mapParts(schema, replace)), $defs };
}

/** A part of a part that repeats is counted once: it is shared already. */
function count(schema, counts) {
  const text = JSON.stringify(schema) ?? '';
  const known = counts.get(text) ?? 0;
  counts.set(text, known + 1);
  if (known === 0 || text.length < MIN_LENGTH)
    mapParts(schema, (part) => {
      count(part, counts);
      return part;
    });
}

function mapParts(schema, change) {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const changed = Object.entries(schema).map(([keyword, value]) => {
    if (MAPS.includes(keyword))
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part)]))];
    if (LISTS.includes(keyword)) return [keyword, value.map(change)];
    return [keyword, SINGLE.includes(keyword) ? change(value) : value];
  });
  return Object.fromEntries(changed);
}

/** A schema without references into itself. */
export function expandReferences(schema) {
  const expand = (part) => {
    if (typeof part?.$ref !== 'string') return mapParts(part, expand);
    const { $ref, ...own } = part;
    return { ...expand(findPart(schema, $ref)), ...mapParts(own, expand) };
  };
  return expand(schema);
}

function findPart(schema, pointer) {
  const steps = pointer.split('/').slice(1);
  const decode = (step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  return steps.reduce((part, step) => part[decode(step)], schema);
}
