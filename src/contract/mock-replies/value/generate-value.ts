import type { JsonSchema as FakerSchema } from 'json-schema-faker';
import { ValidationContext } from 'openapi-backend';
import type { SchemaCompilers } from '../../openapi-backend/schema-compilers.ts';
import { describeSchemaErrors } from '../../openapi-backend/schema-errors.ts';
import { isObject, type JsonObject, type JsonSchema } from '../document/json-value.ts';
import { messageOf } from '../document-error.ts';
import { compileSchema } from './compile-schema.ts';
import { fitNumber } from './fit-number.ts';
import { fitText } from './fit-text.ts';
import { flattenSchema } from './flatten-schema.ts';
import { TEXT_FORMATS } from './text-formats.ts';

export interface ValueGenerator {
  /**
   * A value that satisfies the schema, the same for the same seeds; `seedOf` gives one to each attempt.
   * @throws Error naming what no attempt could satisfy.
   */
  generate(seedOf: (attempt: number) => number): unknown;
  isValid(value: unknown): boolean;
}

interface Recipe {
  readonly schema: JsonSchema;
  readonly optionalsProbability: number;
}

const RICHEST_LEVELS = 5;
const MAX_WEIGHT = 400;
const OPTIONALS_PROBABILITY = 0.8;
const RICH_ATTEMPTS = 12;
const ATTEMPTS = 24;

/** Prepares the generator of a schema's values. @throws Error where the schema allows no finite value. */
export async function createValueGenerator(
  schema: JsonSchema,
  compilers: SchemaCompilers,
): Promise<ValueGenerator> {
  const { generateSync } = await import('json-schema-faker');
  const validate = compileSchema(schema, compilers.of(ValidationContext.Response));
  const recipes = { rich: chooseRichRecipe(schema), lean: createRecipe(schema, 0).recipe };
  const attemptOnce = (recipe: Recipe, seed: number): unknown => {
    const [value] = generateSync(wrap(recipe.schema), {
      seed,
      optionalsProbability: recipe.optionalsProbability,
      maxDepth: Number.MAX_SAFE_INTEGER,
      formats: TEXT_FORMATS,
      outputTransform: (made, of) => (isObject(of) ? fitValue(made, of, seed) : made),
    }) as [unknown];
    return value;
  };
  return {
    isValid: (value) => validate(value) === true,
    generate(seedOf) {
      let problem = '';
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          const value = attemptOnce(attempt < RICH_ATTEMPTS ? recipes.rich : recipes.lean, seedOf(attempt));
          if (validate(value)) return value;
          const [first] = describeSchemaErrors(validate.errors ?? []);
          problem = `${first?.path ?? '/'} ${first?.message ?? 'is not valid'}`;
        } catch (error) {
          problem = messageOf(error);
        }
      }
      throw new Error(
        `json-schema-faker made no valid value in ${ATTEMPTS} attempts; in the last one, ${problem}`,
      );
    },
  };
}

/** What json-schema-faker made, in the form that its schema asks for. */
function fitValue(made: unknown, schema: JsonObject, seed: number): unknown {
  if (typeof made === 'number') return fitNumber(made, schema);
  if (isObject(made) && isObject(schema.propertyNames)) return fitNames(made, schema, seed);
  return typeof made === 'string' && schema.enum === undefined && schema.const === undefined
    ? fitText(made, schema, seed)
    : made;
}

/** Names that the schema does not know by heart are built to what it asks of names. */
function fitNames(made: JsonObject, { properties, propertyNames }: JsonObject, seed: number): JsonObject {
  const known = isObject(properties) ? properties : {};
  const fitted = Object.entries(made).map(([name, value], index) => {
    const own = Object.hasOwn(known, name) || !isObject(propertyNames);
    return [own ? name : fitName(name, propertyNames, seed + index), value];
  });
  return Object.fromEntries(fitted);
}

function fitName(name: string, schema: JsonObject, seed: number): string {
  const { enum: names } = schema;
  if (Array.isArray(names)) return String(names[seed % names.length]);
  return fitText(name, schema, seed);
}

/** A list of one. From the root on, json-schema-faker searches properties for definitions, again and again; not so items. */
function wrap(schema: JsonSchema): FakerSchema {
  return { type: 'array', prefixItems: [schema], minItems: 1, maxItems: 1 };
}

/** As much of what is optional as an answer of reasonable size can hold. */
function chooseRichRecipe(schema: JsonSchema): Recipe {
  for (let levels = RICHEST_LEVELS; levels > 0; levels--) {
    const { recipe, weight } = createRecipe(schema, levels);
    if (weight <= MAX_WEIGHT) return recipe;
  }
  return createRecipe(schema, 0).recipe;
}

function createRecipe(schema: JsonSchema, optionalLevels: number): { recipe: Recipe; weight: number } {
  const flat = flattenSchema(schema, { optionalLevels });
  if (flat === undefined)
    throw new Error('its schema requires itself without end, so that no finite value satisfies it');
  const optionalsProbability = optionalLevels === 0 ? 0 : OPTIONALS_PROBABILITY;
  return { recipe: { schema: flat.schema, optionalsProbability }, weight: flat.weight };
}
