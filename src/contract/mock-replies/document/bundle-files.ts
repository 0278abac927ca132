import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastSegment, valueAt } from '../../json-pointer.ts';
import { refuseDocument } from '../document-error.ts';
import { FileReader } from './file-reader.ts';
import { freeName } from './free-name.ts';
import { isObject, type JsonObject, membersOf } from './json-value.ts';
import { type NodeKind, rebuild } from './openapi-grammar.ts';

interface Target {
  readonly file: string;
  readonly pointer: string;
}

const NETWORK = /^([a-z][a-z\d+.-]+:)?\/\//i;
const SCHEMAS = '#/components/schemas/';

/** Reads a document and all files it refers to into one document, all of whose references are its own. */
export async function bundleFiles(path: string): Promise<JsonObject> {
  const yaml = await import('yaml');
  const reader = new FileReader(path, (text) => yaml.parse(text, { merge: true }));
  return new Bundler(path, reader).bundle();
}

class Bundler {
  readonly #name: string;
  readonly #entry: string;
  readonly #reader: FileReader;
  /** Schemas of other files: their names as components, by where they were found. */
  readonly #hoisted = new Map<string, string>();
  readonly #schemas = new Map<string, unknown>();
  readonly #inlining = new Set<string>();

  constructor(name: string, reader: FileReader) {
    this.#name = name;
    this.#entry = reader.entry;
    this.#reader = reader;
  }

  bundle(): JsonObject {
    const root = this.#reader.read(this.#entry);
    if (!isObject(root)) {
      throw refuseDocument(this.#name, 'it holds no object', 'Give an OpenAPI 3.0 or 3.1 document.');
    }
    const components = isObject(root.components) ? root.components : {};
    for (const [name, schema] of membersOf(components.schemas)) this.#adopt(name, schema);
    const { schemas: _, ...others } = components;
    const bundled = this.#visit({ ...root, components: others }, 'document', this.#entry) as JsonObject;
    for (const [name, schema] of membersOf(components.schemas)) {
      const target = this.#fileBehind(schema);
      const bundledSchema =
        target === undefined ? this.#visit(schema, 'schema', this.#entry) : this.#copy(target);
      this.#schemas.set(name, bundledSchema);
    }
    const schemas = Object.fromEntries(this.#schemas);
    return { ...bundled, components: { ...(bundled.components as JsonObject), schemas } };
  }

  /** A component that only leads to another file lends that file's schema its name. */
  #adopt(name: string, schema: unknown): void {
    const target = this.#fileBehind(schema);
    if (target !== undefined && !this.#hoisted.has(keyOf(target))) this.#hoisted.set(keyOf(target), name);
    this.#schemas.set(name, schema);
  }

  #fileBehind(schema: unknown): Target | undefined {
    if (!isObject(schema) || typeof schema.$ref !== 'string' || Object.keys(schema).length > 1)
      return undefined;
    const target = this.#locate(schema.$ref, this.#entry);
    return target.file === this.#entry ? undefined : target;
  }

  #visit(node: unknown, kind: NodeKind, file: string): unknown {
    if (!isObject(node)) return node;
    const copy = rebuild(node, kind, (child, childKind) => this.#visit(child, childKind, file));
    const withMapping = kind === 'schema' ? this.#bundleMapping(copy, file) : copy;
    if (typeof node.$ref !== 'string') return withMapping;
    const target = this.#locate(node.$ref, file);
    if (target.file === this.#entry) return { ...withMapping, $ref: `#${target.pointer}` };
    if (kind === 'schema') return { ...withMapping, $ref: this.#hoist(target) };
    const { $ref: _, ...siblings } = copy;
    return { ...this.#inline(target, kind), ...siblings };
  }

  #inline(target: Target, kind: NodeKind): JsonObject {
    const key = keyOf(target);
    if (this.#inlining.has(key)) {
      throw refuseDocument(this.#name, `${key} refers to itself`, 'Break the circle.');
    }
    this.#inlining.add(key);
    const inlined = this.#visit(this.#find(target), kind, target.file);
    this.#inlining.delete(key);
    return isObject(inlined) ? inlined : {};
  }

  #hoist(target: Target): string {
    const key = keyOf(target);
    let name = this.#hoisted.get(key);
    if (name === undefined) {
      const wanted = lastSegment(target.pointer) ?? basename(target.file, extname(target.file));
      name = freeName(wanted.replace(/[^\w.-]/g, '_') || 'schema', (taken) => this.#schemas.has(taken));
      this.#hoisted.set(key, name);
      this.#schemas.set(name, true);
      this.#schemas.set(name, this.#copy(target));
    }
    return SCHEMAS + name;
  }

  #copy(target: Target): unknown {
    return this.#visit(this.#find(target), 'schema', target.file);
  }

  /** A mapping's values are names of components or references; the latter may lead to other files. */
  #bundleMapping(schema: JsonObject, file: string): JsonObject {
    const { discriminator } = schema;
    if (!isObject(discriminator) || !isObject(discriminator.mapping)) return schema;
    const mapping = Object.entries(discriminator.mapping).map(([tag, value]) => {
      if (typeof value !== 'string' || !/[/#]|\.(ya?ml|json)$/i.test(value)) return [tag, value];
      const target = this.#locate(value, file);
      return [tag, target.file === this.#entry ? `#${target.pointer}` : this.#hoist(target)];
    });
    return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
  }

  #locate(ref: string, file: string): Target {
    if (NETWORK.test(ref) && !ref.startsWith('file:')) {
      const advice = 'Save that file beside the document and refer to it by a relative path.';
      throw refuseDocument(this.#name, `it refers to ${ref}, and the network is never asked`, advice);
    }
    const hashAt = ref.indexOf('#');
    const place = hashAt < 0 ? ref : ref.slice(0, hashAt);
    const pointer = hashAt < 0 ? '' : ref.slice(hashAt + 1);
    if (pointer !== '' && !pointer.startsWith('/')) {
      const advice = 'Refer to it by a JSON pointer, such as #/components/schemas/Name.';
      throw refuseDocument(this.#name, `it refers to ${ref}, which is not a JSON pointer`, advice);
    }
    return { file: place === '' ? file : toFile(place, file), pointer };
  }

  #find({ file, pointer }: Target): unknown {
    const value = valueAt(this.#reader.read(file), pointer);
    if (value !== undefined) return value;
    throw refuseDocument(
      this.#name,
      `it refers to ${file}#${pointer}, which does not exist`,
      'Correct the reference.',
    );
  }
}

function keyOf({ file, pointer }: Target): string {
  return `${file}#${pointer}`;
}

function toFile(place: string, from: string): string {
  return place.startsWith('file:') ? fileURLToPath(place) : resolve(dirname(from), decodePlace(place));
}

function decodePlace(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
