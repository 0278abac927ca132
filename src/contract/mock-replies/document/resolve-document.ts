import { fullFormats } from 'ajv-formats/dist/formats.js';
import { resolveReference } from '../../resolve-reference.ts';
import { refuseDocument } from '../document-error.ts';
import { isObject, itemsOf, type JsonObject, type JsonSchema, membersOf, textsOf } from './json-value.ts';
import { type NodeKind, rebuild } from './openapi-grammar.ts';

/** What a request must not be asked for is `readOnly`; what a reply must not hold is `writeOnly`. */
type Direction = 'request' | 'reply';

const HIDDEN_FROM = { request: 'readOnly', reply: 'writeOnly' } as const;

const CONSTRAINTS = new Set(
  [
    'type enum const format pattern minLength maxLength',
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    'items prefixItems contains minItems maxItems uniqueItems minContains maxContains unevaluatedItems',
    'properties required additionalProperties patternProperties propertyNames unevaluatedProperties',
    'minProperties maxProperties dependentRequired dependentSchemas',
    'allOf anyOf oneOf not if then else',
  ].flatMap((keywords) => keywords.split(' ')),
);

/**
 * A bundled OpenAPI 3.1 document whose paths need nothing else of it: every reference is replaced by what it leads to,
 * so that a circular schema is a circle of objects, and schemas hold only what constrains a value.
 */
export function resolveDocument(document: JsonObject, path: string): JsonObject {
  const { components: _components, webhooks: _webhooks, ...rest } = document;
  const resolver = new Resolver(document, path);
  const paths = membersOf(document.paths).map(([name, item]) => [name, resolver.pathItem(item)]);
  return { ...rest, paths: Object.fromEntries(paths) };
}

class Resolver {
  readonly #document: JsonObject;
  readonly #path: string;
  readonly #schemas = { request: new Map<unknown, JsonSchema>(), reply: new Map<unknown, JsonSchema>() };
  readonly #naming = new Set<JsonObject>();
  /** Schemas whose parts are still to come: chains of schemas may be longer than the stack is deep. */
  readonly #unfinished: (() => void)[] = [];

  constructor(document: JsonObject, path: string) {
    this.#document = document;
    this.#path = path;
  }

  pathItem(item: unknown): unknown {
    const resolved = this.#resolve(item, 'pathItem', 'request');
    for (let finish = this.#unfinished.pop(); finish !== undefined; finish = this.#unfinished.pop()) finish();
    return resolved;
  }

  #resolve(node: unknown, kind: NodeKind, direction: Direction): unknown {
    if (kind === 'schema') return this.#schema(node, direction);
    const target = this.#follow(node);
    if (!isObject(target)) return target;
    const inner = kind === 'response' ? 'reply' : direction;
    const { callbacks: _callbacks, links: _links, ...rest } = target;
    return rebuild({ ...rest, ...this.#besideRef(node, kind) }, kind, (child, childKind) =>
      this.#resolve(child, childKind, inner),
    );
  }

  /** A path item may add to the one that it refers to. */
  #besideRef(node: unknown, kind: NodeKind): JsonObject {
    if (kind !== 'pathItem' || !isObject(node) || node.$ref === undefined) return {};
    const { $ref: _, ...siblings } = node;
    return siblings;
  }

  #schema(node: unknown, direction: Direction): JsonSchema {
    if (!isObject(node)) return node !== false;
    const known = this.#schemas[direction].get(node);
    if (known !== undefined) return known;
    const reduced = reduce(node);
    const other = otherNameOf(reduced);
    if (other !== undefined) return this.#resolveName(node, other, direction);
    const resolved: Record<string, unknown> = {};
    this.#schemas[direction].set(node, resolved);
    this.#unfinished.push(() => {
      const expanded = this.#hide(this.#expandRef(reduced), direction);
      Object.assign(
        resolved,
        rebuild(expanded, 'schema', (child, kind) => this.#resolve(child, kind, direction)),
      );
    });
    return resolved;
  }

  /** A schema that is only another name for a second one. */
  #resolveName(name: JsonObject, meant: unknown, direction: Direction): JsonSchema {
    if (this.#naming.has(name)) {
      throw refuseDocument(
        this.#path,
        `a schema means nothing but itself (${JSON.stringify(name)})`,
        'Break the circle.',
      );
    }
    this.#naming.add(name);
    const target = this.#schema(this.#follow(meant), direction);
    this.#naming.delete(name);
    this.#schemas[direction].set(name, target);
    return target;
  }

  /** In JSON Schema, what stands beside a `$ref` counts in addition to it. */
  #expandRef(schema: JsonObject): JsonObject {
    const { $ref, ...rest } = schema;
    return $ref === undefined ? rest : { ...rest, allOf: [{ $ref }, ...itemsOf(schema.allOf)] };
  }

  #hide(schema: JsonObject, direction: Direction): JsonObject {
    const hidden = this.#hiddenNames(schema, direction);
    if (hidden.size === 0) return schema;
    const shown = (names: readonly string[]): string[] => names.filter((name) => !hidden.has(name));
    const properties = membersOf(schema.properties).filter(([name]) => !hidden.has(name));
    return {
      ...schema,
      ...(schema.required === undefined ? {} : { required: shown(textsOf(schema.required)) }),
      ...(direction === 'request' || schema.properties === undefined
        ? {}
        : { properties: Object.fromEntries(properties) }),
    };
  }

  #hiddenNames(schema: unknown, direction: Direction, seen = new Set<unknown>()): Set<string> {
    const target = this.#follow(schema);
    if (!isObject(target) || seen.has(target)) return new Set();
    seen.add(target);
    const own = membersOf(target.properties).filter(([, property]) => this.#isHidden(property, direction));
    const inherited = itemsOf(target.allOf).flatMap((part) => [...this.#hiddenNames(part, direction, seen)]);
    return new Set([...own.map(([name]) => name), ...inherited]);
  }

  #isHidden(property: unknown, direction: Direction): boolean {
    const flag = HIDDEN_FROM[direction];
    if (isObject(property) && property[flag] !== undefined) return property[flag] === true;
    const target = this.#follow(property);
    return isObject(target) && target[flag] === true;
  }

  #follow(node: unknown): unknown {
    return resolveReference(this.#document, node, (reference, fault) => {
      if (fault === 'circular')
        throw refuseDocument(this.#path, `${reference} refers to itself`, 'Break the circle.');
      throw refuseDocument(
        this.#path,
        `it refers to ${reference}, which does not exist`,
        'Correct the reference.',
      );
    });
  }
}

/** The part of a schema that constrains a value, with the type that an enumeration implies. */
function reduce(schema: JsonObject): JsonObject {
  const members = Object.entries(schema).filter(([keyword, value]) => {
    if (keyword === 'format') return typeof value === 'string' && Object.hasOwn(fullFormats, value);
    return CONSTRAINTS.has(keyword) || keyword === '$ref';
  });
  const reduced = Object.fromEntries(members);
  const [type, ...others] = new Set(itemsOf(schema.enum).map((value) => typeof value));
  const isPlain = type === 'string' || type === 'number' || type === 'boolean';
  return isPlain && others.length === 0 && reduced.type === undefined ? { ...reduced, type } : reduced;
}

/** What a schema refers to, or holds as its only part, where it says nothing else. */
function otherNameOf(schema: JsonObject): unknown {
  const [[keyword, value] = [], ...others] = Object.entries(schema);
  if (others.length > 0) return undefined;
  if (keyword === '$ref') return schema;
  const [part, ...moreParts] =
    keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf' ? itemsOf(value) : [];
  return moreParts.length === 0 ? part : undefined;
}
