import { lastSegment } from '../../json-pointer.ts';
import { resolveReference } from '../../resolve-reference.ts';
import { isObject, itemsOf, type JsonObject, membersOf, textsOf } from './json-value.ts';
import { type NodeKind, rebuild } from './openapi-grammar.ts';

interface Discriminator {
  readonly propertyName: string;
  readonly mapping: readonly [string, unknown][];
}

const SCHEMAS = '#/components/schemas/';

/**
 * Says in JSON Schema what a discriminator says in OpenAPI: which value of the tag belongs to which schema.
 * Validators and generators know the former alone, and a generated reply whose tag names another schema would be a lie.
 */
export function pinDiscriminators(document: JsonObject): JsonObject {
  const visit = (node: unknown, kind: NodeKind, place: readonly string[]): unknown => {
    if (!isObject(node)) return node;
    const copy = rebuild(node, kind, (child, childKind, at) => visit(child, childKind, [...place, ...at]));
    if (kind !== 'schema') return copy;
    const pinned = pinBranches(copy, document);
    const isComponent = place.length === 3 && place[1] === 'schemas';
    return isComponent ? pinHeir(pinned, SCHEMAS + place[2], document) : pinned;
  };
  return visit(document, 'document', []) as JsonObject;
}

/** `oneOf: [{ $ref: Cat }]` beside a discriminator: each branch gets the tags that mean it. */
function pinBranches(schema: JsonObject, document: JsonObject): JsonObject {
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return schema;
  const pinned = (['oneOf', 'anyOf'] as const)
    .filter((keyword) => Array.isArray(schema[keyword]))
    .map((keyword) => [
      keyword,
      itemsOf(schema[keyword]).map((branch) => pinBranch(branch, discriminator, document)),
    ]);
  return { ...schema, ...Object.fromEntries(pinned) };
}

function pinBranch(branch: unknown, discriminator: Discriminator, document: JsonObject): unknown {
  if (!isObject(branch) || typeof branch.$ref !== 'string') return branch;
  if (constrains(branch, discriminator.propertyName, document)) return branch;
  const pin = createPin(discriminator, branch.$ref);
  return pin === undefined ? branch : { ...branch, allOf: [...itemsOf(branch.allOf), pin] };
}

/** `Cat: { allOf: [{ $ref: Pet }] }` where Pet has the discriminator: Cat gets the tags that mean it. */
function pinHeir(schema: JsonObject, ref: string, document: JsonObject): JsonObject {
  const pins = itemsOf(schema.allOf).flatMap((parent) => {
    const discriminator = discriminatorOf(resolveReference(document, parent));
    if (discriminator === undefined || constrains(schema, discriminator.propertyName, document)) return [];
    return createPin(discriminator, ref) ?? [];
  });
  return pins.length === 0 ? schema : { ...schema, allOf: [...itemsOf(schema.allOf), ...pins] };
}

function createPin({ propertyName, mapping }: Discriminator, ref: string): JsonObject | undefined {
  const mapped = mapping
    .filter(([, value]) => value === ref || SCHEMAS + String(value) === ref)
    .map(([tag]) => tag);
  const implied = ref.startsWith(SCHEMAS) ? lastSegment(ref) : undefined;
  const tags = mapped.length > 0 ? mapped : implied === undefined ? [] : [implied];
  if (tags.length === 0) return undefined;
  return {
    type: 'object',
    properties: { [propertyName]: { type: 'string', enum: tags } },
    required: [propertyName],
  };
}

function discriminatorOf(schema: unknown): Discriminator | undefined {
  const found = isObject(schema) ? schema.discriminator : undefined;
  if (!isObject(found) || typeof found.propertyName !== 'string') return undefined;
  return { propertyName: found.propertyName, mapping: membersOf(found.mapping) };
}

/** Whether a schema already says which values the tag may have. */
function constrains(schema: unknown, tag: string, document: JsonObject, seen = new Set<unknown>()): boolean {
  const target = resolveReference(document, schema);
  if (!isObject(target) || seen.has(target)) return false;
  seen.add(target);
  const properties = isObject(target.properties) ? target.properties : {};
  const property = Object.hasOwn(properties, tag) ? resolveReference(document, properties[tag]) : undefined;
  if (isObject(property) && (property.const !== undefined || textsOf(property.enum).length > 0)) return true;
  return itemsOf(target.allOf).some((part) => constrains(part, tag, document, seen));
}
