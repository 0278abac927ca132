import {
  isObject,
  isSchema,
  itemsOf,
  type JsonObject,
  type JsonSchema,
  membersOf,
  textsOf,
} from '../document/json-value.ts';
import { withDefaultBounds } from './default-bounds.ts';

export interface UnfoldOptions {
  /** Down to this level of nesting, optional properties and items may appear. */
  readonly optionalLevels: number;
}

export interface UnfoldedSchema {
  readonly schema: JsonSchema;
  /** About how many values an instance may hold. */
  readonly weight: number;
}

/** Where even required parts have led this deep, they lead nowhere. */
const MAX_LEVEL = 32;

const KEPT = [
  ...['type', 'enum', 'const', 'format', 'pattern', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains'],
  ...['required', 'minProperties', 'maxProperties', 'dependentRequired'],
];

const SIDE_SCHEMAS = ['contains', 'not', 'if', 'then', 'else'] as const;

/**
 * A schema without circles that json-schema-faker can follow to its end: optional parts that lead too deep are left out.
 * Undefined where required parts lead on for ever, for no finite value satisfies such a schema.
 */
export function unfoldSchema(schema: JsonSchema, options: UnfoldOptions): UnfoldedSchema | undefined {
  return new Unfolding(options).value(schema, 0);
}

class Unfolding {
  readonly #optionalLevels: number;
  readonly #known = new Map<number, Map<JsonObject, UnfoldedSchema | undefined>>();

  constructor({ optionalLevels }: UnfoldOptions) {
    this.#optionalLevels = optionalLevels;
  }

  /** The schema of a whole value: of the body, a property, an item. */
  value(schema: unknown, level: number): UnfoldedSchema | undefined {
    if (!isObject(schema)) return schema === false ? undefined : { schema: true, weight: 1 };
    if (level > MAX_LEVEL) return undefined;
    const known = this.#known.get(level) ?? new Map<JsonObject, UnfoldedSchema | undefined>();
    this.#known.set(level, known);
    if (!known.has(schema)) known.set(schema, this.#valueAnew(schema, level));
    return known.get(schema);
  }

  #valueAnew(schema: JsonObject, level: number): UnfoldedSchema | undefined {
    const part = new ValuePart(this, level, level < this.#optionalLevels, requiredNames(schema));
    const unfolded = part.unfold(schema);
    if (unfolded !== undefined)
      return { schema: withDefaultBounds(unfolded.schema), weight: unfolded.weight };
    const canBeNull =
      itemsOf(schema.type).includes('null') && schema.enum === undefined && schema.const === undefined;
    return canBeNull ? { schema: { type: 'null' }, weight: 1 } : undefined;
  }
}

interface Unfolded {
  readonly schema: JsonObject;
  readonly weight: number;
}

/** One value's schema and the branches that constrain the same value. */
class ValuePart {
  readonly #unfolding: Unfolding;
  readonly #level: number;
  readonly #hasOptionals: boolean;
  readonly #required: ReadonlySet<string>;
  readonly #open = new Set<JsonObject>();

  constructor(unfolding: Unfolding, level: number, hasOptionals: boolean, required: ReadonlySet<string>) {
    this.#unfolding = unfolding;
    this.#level = level;
    this.#hasOptionals = hasOptionals;
    this.#required = required;
  }

  unfold(schema: unknown): Unfolded | undefined {
    if (!isObject(schema)) return schema === false ? undefined : { schema: {}, weight: 0 };
    if (this.#open.has(schema)) return undefined;
    this.#open.add(schema);
    const parts = [this.#properties(schema), this.#items(schema), this.#branches(schema)];
    this.#open.delete(schema);
    if (parts.includes(undefined)) return undefined;
    const kept = KEPT.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [
      keyword,
      schema[keyword],
    ]);
    const found = parts as readonly Unfolded[];
    return {
      schema: Object.assign(Object.fromEntries(kept), ...found.map((part) => part.schema)),
      weight: found.reduce((sum, part) => sum + part.weight, 1),
    };
  }

  #properties(schema: JsonObject): Unfolded | undefined {
    const result: Record<string, unknown> = {};
    const properties: [string, JsonSchema][] = [];
    let weight = 0;
    const mayHaveOptionals = this.#hasOptionals || schema.minProperties !== undefined;
    for (const [name, property] of membersOf(schema.properties)) {
      const isRequired = this.#required.has(name);
      if (!isRequired && !mayHaveOptionals) continue;
      const child = this.#unfolding.value(property, this.#level + 1);
      if (child === undefined && isRequired) return undefined;
      if (child === undefined) continue;
      properties.push([name, child.schema]);
      weight += child.weight;
    }
    if (schema.properties !== undefined) result.properties = Object.fromEntries(properties);
    const patterns = membersOf(schema.patternProperties).map(
      ([key, value]) => [key, this.#side(value)] as const,
    );
    if (patterns.length > 0) result.patternProperties = Object.fromEntries(patterns);
    if (isSchema(schema.additionalProperties))
      result.additionalProperties = this.#side(schema.additionalProperties);
    return { schema: result, weight };
  }

  #items(schema: JsonObject): Unfolded | undefined {
    const minItems = typeof schema.minItems === 'number' ? schema.minItems : 0;
    const tuple = itemsOf(schema.prefixItems).map((item) => this.#unfolding.value(item, this.#level + 1));
    if (tuple.includes(undefined)) return minItems === 0 ? { schema: { maxItems: 0 }, weight: 0 } : undefined;
    const places = tuple as readonly UnfoldedSchema[];
    const weight = places.reduce((sum, place) => sum + place.weight, 0);
    const prefix = places.length === 0 ? {} : { prefixItems: places.map((place) => place.schema) };
    if (schema.items === undefined) return { schema: prefix, weight };
    const isNeeded = minItems > places.length;
    const item =
      isNeeded || this.#hasOptionals ? this.#unfolding.value(schema.items, this.#level + 1) : undefined;
    if (item !== undefined) {
      return {
        schema: { ...prefix, items: item.schema },
        weight: weight + item.weight * Math.max(minItems, 2),
      };
    }
    return isNeeded ? undefined : { schema: { ...prefix, items: false, maxItems: places.length }, weight };
  }

  #branches(schema: JsonObject): Unfolded | undefined {
    const result: Record<string, unknown> = {};
    const all = itemsOf(schema.allOf).map((branch) => this.unfold(branch));
    if (all.includes(undefined)) return undefined;
    if (all.length > 0) result.allOf = all.map((branch) => branch?.schema);
    let weight = all.reduce((sum, branch) => sum + (branch?.weight ?? 0), 0);
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      if (!Array.isArray(schema[keyword])) continue;
      const choices = schema[keyword].flatMap((branch) => this.unfold(branch) ?? []);
      if (choices.length === 0) return undefined;
      // For `oneOf`, json-schema-faker leaves out what is optional. Full instances are tried first: validation judges them.
      result[keyword === 'oneOf' && this.#hasOptionals && schema.anyOf === undefined ? 'anyOf' : keyword] =
        choices.map((choice) => choice.schema);
      weight += Math.max(...choices.map((choice) => choice.weight));
    }
    for (const keyword of SIDE_SCHEMAS) {
      if (isSchema(schema[keyword])) result[keyword] = this.unfold(schema[keyword])?.schema ?? false;
    }
    return { schema: result, weight };
  }

  #side(schema: unknown): JsonSchema {
    return this.#unfolding.value(schema, this.#level + 1)?.schema ?? false;
  }
}

/** What any part of a schema requires of the value that all of them constrain. */
function requiredNames(schema: unknown, seen = new Set<unknown>()): ReadonlySet<string> {
  if (!isObject(schema) || seen.has(schema)) return new Set();
  seen.add(schema);
  const parts = [
    ...itemsOf(schema.allOf),
    ...itemsOf(schema.anyOf),
    ...itemsOf(schema.oneOf),
    schema.then,
    schema.else,
  ];
  return new Set([...textsOf(schema.required), ...parts.flatMap((part) => [...requiredNames(part, seen)])]);
}
