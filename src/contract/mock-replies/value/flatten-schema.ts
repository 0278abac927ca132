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

export interface FlattenOptions {
  /** Down to this level of nesting, optional properties and items may appear. */
  readonly optionalLevels: number;
}

export interface FlatSchema {
  readonly schema: JsonSchema;
  /** About how many values an instance may hold. */
  readonly weight: number;
}

/** Where even required parts have led this deep, they lead nowhere. */
const MAX_LEVEL = 32;

/** Keywords that hold no schemas. What json-schema-faker would take for instructions of its own is not among them. */
const KEPT = [
  'type enum const format pattern minLength maxLength',
  'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
  'minItems maxItems uniqueItems minContains maxContains',
  'required minProperties maxProperties dependentRequired',
].flatMap((keywords) => keywords.split(' '));

const SIDE_SCHEMAS = ['contains', 'not', 'if', 'then', 'else', 'propertyNames'] as const;

/**
 * A schema without circles that json-schema-faker can follow to its end: optional parts that lead too deep are left out.
 * Undefined where required parts lead on for ever, for no finite value satisfies such a schema.
 */
export function flattenSchema(schema: JsonSchema, options: FlattenOptions): FlatSchema | undefined {
  return new SchemaFlattener(options).value(schema, 0);
}

class SchemaFlattener {
  readonly #optionalLevels: number;
  readonly #known = new Map<number, Map<JsonObject, FlatSchema | undefined>>();

  constructor({ optionalLevels }: FlattenOptions) {
    this.#optionalLevels = optionalLevels;
  }

  /** The schema of a whole value: of the body, a property, an item. */
  value(schema: unknown, level: number): FlatSchema | undefined {
    if (!isObject(schema)) return schema === false ? undefined : { schema: true, weight: 1 };
    if (level > MAX_LEVEL) return undefined;
    const known = this.#known.get(level) ?? new Map<JsonObject, FlatSchema | undefined>();
    this.#known.set(level, known);
    if (!known.has(schema)) known.set(schema, this.#valueAnew(schema, level));
    return known.get(schema);
  }

  #valueAnew(schema: JsonObject, level: number): FlatSchema | undefined {
    const part = new ValuePart(this, level, level < this.#optionalLevels, requiredNames(schema));
    const flat = part.flatten(schema, true);
    if (flat !== undefined) return flat;
    const canBeNull =
      itemsOf(schema.type).includes('null') && schema.enum === undefined && schema.const === undefined;
    return canBeNull ? { schema: { type: 'null' }, weight: 1 } : undefined;
  }
}

interface FlatPart {
  readonly schema: JsonObject;
  readonly weight: number;
}

const NOTHING: FlatPart = { schema: {}, weight: 0 };

/** One value's schema and the branches that constrain the same value. */
class ValuePart {
  readonly #flattener: SchemaFlattener;
  readonly #level: number;
  readonly #hasOptionals: boolean;
  readonly #required: ReadonlySet<string>;
  readonly #open = new Set<JsonObject>();

  constructor(
    flattener: SchemaFlattener,
    level: number,
    hasOptionals: boolean,
    required: ReadonlySet<string>,
  ) {
    this.#flattener = flattener;
    this.#level = level;
    this.#hasOptionals = hasOptionals;
    this.#required = required;
  }

  /** `isAlone` where nothing else constrains the same value. */
  flatten(schema: unknown, isAlone = false): FlatPart | undefined {
    if (!isObject(schema)) return schema === false ? undefined : NOTHING;
    if (this.#open.has(schema)) return undefined;
    this.#open.add(schema);
    const parts = [
      this.#properties(schema),
      this.#items(schema),
      this.#all(schema),
      ...this.#choices(schema, isAlone),
    ];
    const sides = this.#sides(schema);
    this.#open.delete(schema);
    if (parts.includes(undefined)) return undefined;
    const found = parts as readonly FlatPart[];
    const flat = Object.assign(keptOf(schema), sides, ...found.map((part) => part.schema));
    return {
      schema: isAlone ? withDefaultBounds(flat) : flat,
      weight: found.reduce((sum, part) => sum + part.weight, 1),
    };
  }

  #properties(schema: JsonObject): FlatPart | undefined {
    const result: Record<string, unknown> = {};
    const properties: [string, JsonSchema][] = [];
    let weight = 0;
    // Where members are counted, the optional ones are what there is to count.
    const mayHaveOptionals = this.#hasOptionals || schema.minProperties !== undefined;
    for (const [name, property] of membersOf(schema.properties)) {
      const isRequired = this.#required.has(name);
      if (!isRequired && !mayHaveOptionals) continue;
      const child = this.#flattener.value(property, this.#level + 1);
      if (child === undefined && isRequired) return undefined;
      if (child === undefined) continue;
      properties.push([name, child.schema]);
      weight += child.weight;
    }
    if (schema.properties !== undefined) result.properties = Object.fromEntries(properties);
    return { schema: result, weight };
  }

  #items(schema: JsonObject): FlatPart | undefined {
    const minItems = typeof schema.minItems === 'number' ? schema.minItems : 0;
    const tuple = itemsOf(schema.prefixItems).map((item) => this.#flattener.value(item, this.#level + 1));
    if (tuple.includes(undefined)) return minItems === 0 ? { schema: { maxItems: 0 }, weight: 0 } : undefined;
    const places = tuple as readonly FlatSchema[];
    const weight = places.reduce((sum, place) => sum + place.weight, 0);
    const prefix = places.length === 0 ? {} : { prefixItems: places.map((place) => place.schema) };
    if (schema.items === undefined) return { schema: prefix, weight };
    const isNeeded = minItems > places.length;
    const item =
      isNeeded || this.#hasOptionals ? this.#flattener.value(schema.items, this.#level + 1) : undefined;
    if (item !== undefined) {
      return {
        schema: { ...prefix, items: item.schema },
        weight: weight + item.weight * Math.max(minItems, 2),
      };
    }
    return isNeeded ? undefined : { schema: { ...prefix, items: false, maxItems: places.length }, weight };
  }

  #all({ allOf }: JsonObject): FlatPart | undefined {
    if (allOf === undefined) return NOTHING;
    const parts = itemsOf(allOf).map((part) => this.flatten(part));
    if (parts.includes(undefined)) return undefined;
    const found = parts as readonly FlatPart[];
    return {
      schema: { allOf: found.map((part) => part.schema) },
      weight: found.reduce((sum, part) => sum + part.weight, 0),
    };
  }

  #choices(schema: JsonObject, isAlone: boolean): (FlatPart | undefined)[] {
    const isBare = isAlone && schema.allOf === undefined && Object.keys(keptOf(schema)).length === 0;
    // For `oneOf`, json-schema-faker leaves out what is optional. Full instances are tried first: validation decides.
    const isFreer = this.#hasOptionals && schema.anyOf === undefined;
    return (['anyOf', 'oneOf'] as const).map((keyword) => {
      if (schema[keyword] === undefined) return NOTHING;
      const choices = itemsOf(schema[keyword]).flatMap((choice) => this.flatten(choice, isBare) ?? []);
      if (choices.length === 0) return undefined;
      return {
        schema: { [isFreer ? 'anyOf' : keyword]: choices.map((choice) => choice.schema) },
        weight: Math.max(...choices.map((choice) => choice.weight)),
      };
    });
  }

  /** What constrains a value without being needed for one. */
  #sides(schema: JsonObject): JsonObject {
    const sides = SIDE_SCHEMAS.filter((keyword) => isSchema(schema[keyword]));
    const patterns = membersOf(schema.patternProperties).map(([key, value]) => [key, this.#side(value)]);
    return {
      ...Object.fromEntries(
        sides.map((keyword) => [keyword, this.flatten(schema[keyword])?.schema ?? false]),
      ),
      ...(patterns.length === 0 ? {} : { patternProperties: Object.fromEntries(patterns) }),
      ...(isSchema(schema.additionalProperties)
        ? { additionalProperties: this.#side(schema.additionalProperties) }
        : {}),
    };
  }

  #side(schema: unknown): JsonSchema {
    return this.#flattener.value(schema, this.#level + 1)?.schema ?? false;
  }
}

function keptOf(schema: JsonObject): JsonObject {
  const kept = KEPT.filter((keyword) => schema[keyword] !== undefined);
  return Object.fromEntries(kept.map((keyword) => [keyword, schema[keyword]]));
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
