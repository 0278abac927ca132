// What the clients in other languages have types for, read from the documents: one list for all languages.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/**
 * @typedef {{ kind: 'text' | 'integer' | 'number' | 'boolean' | 'instant' | 'duration' | 'texts' | 'object' | 'any' }
 *   | { kind: 'list', of: Type } | { kind: 'model', name: string }} Type
 * @typedef {{ name: string, type: Type, required: boolean, nullable: boolean, zeroIsNothing: boolean, doc: string }} Field
 * @typedef {{ name: string, doc: string, fields: Field[], isInput: boolean }} Model
 */

/** What the sandbox answers: the name in the clients, and the schema. */
const ANSWERS = {
  Account: 'Account',
  Action: 'Action',
  Clock: 'Clock',
  Device: 'DeviceRecord',
  DeviceUser: 'DeviceUser',
  Difference: 'Difference',
  Info: 'Info',
  Key: 'Key',
  LiveKeySighting: 'LiveKeySighting',
  NearMiss: 'NearMiss',
  ProblemDetail: 'ProblemDetail',
  Quota: 'Quota',
  RecordedBody: 'RecordedBody',
  RecordedRequest: 'RecordedRequest',
  RuleReport: 'RuleReport',
  StandingCommand: 'StandingCommand',
  Verification: 'Verification',
};

/** What is sent to it. */
const INPUTS = {
  ClockStart: 'ClockStart',
  DeviceChange: 'DeviceChange',
  KeyChange: 'KeyChange',
  NewAccount: 'AccountSpec',
  NewDevice: 'DeviceSpec',
  NewKey: 'KeySpec',
  RequestQuery: 'RequestQuery',
};

/** Rules are in a schema of their own, which is that of a scenario. */
const RULE_PARTS = { Scenario: 'scenario', Rule: 'rule', Conditions: 'conditions', Effect: 'effect' };

/** @returns {Promise<{ answers: Model[], inputs: Model[], rules: Model[] }>} */
export async function readModels(root) {
  const control = parse(await readFile(`${root}/openapi/control.yaml`, 'utf8'), { merge: true });
  const scenario = JSON.parse(await readFile(`${root}/fixtures/schemas/scenario.schema.json`, 'utf8'));
  const { schemas } = control.components;
  const names = new Map(Object.entries({ ...ANSWERS, ...INPUTS }).map(([name, schema]) => [schema, name]));
  const parts = new Map(Object.entries(RULE_PARTS).map(([name, schema]) => [schema, name]));
  const read = (list, definitions, known, isInput) =>
    Object.entries(list).map(([name, schema]) => toModel({ name, schema, definitions, known, isInput }));
  // What is answered has rules as they were written; what is sent has those of the schema of their own.
  const inputNames = new Map([...names, ['RuleSpec', 'Rule']]);
  return {
    answers: read(ANSWERS, schemas, names, false),
    inputs: read(INPUTS, schemas, inputNames, true),
    rules: read(RULE_PARTS, { ...scenario.$defs, scenario: withoutEditorHint(scenario) }, parts, true),
  };
}

/** `$schema` is for editors of files. */
function withoutEditorHint({ properties: { $schema: _, ...properties }, ...schema }) {
  return { ...schema, properties };
}

function toModel({ name, schema, definitions, known, isInput }) {
  const whole = definitions[schema];
  if (whole === undefined) throw new Error(`There is no schema ${schema} for ${name}.`);
  const { properties, required } = flatten(whole, definitions);
  const fields = Object.entries(properties).map(([field, part]) => ({
    name: field,
    type: typeOf(field, part, definitions, known),
    required: required.has(field),
    nullable: isNullable(resolve(part, definitions)),
    zeroIsNothing: isZeroNothing(field, resolve(part, definitions)),
    doc: oneLine(part.description ?? resolve(part, definitions).description),
  }));
  return { name, doc: oneLine(whole.description), fields, isInput };
}

/** All properties of an object, those of its parts and of its variants included. */
function flatten(schema, definitions) {
  const whole = resolve(schema, definitions);
  const parts = (whole.allOf ?? []).map((part) => flatten(part, definitions));
  const variants = (whole.oneOf ?? []).map((variant) => flatten(variant, definitions));
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  for (const [name, part] of Object.entries(whole.properties ?? {})) properties[name] = part;
  for (const variant of variants) {
    for (const [name, part] of Object.entries(variant.properties)) {
      properties[name] = name in properties ? either(name, properties[name], part) : part;
    }
  }
  const common =
    variants.length === 0
      ? []
      : [...variants[0].required].filter((name) => variants.every(({ required }) => required.has(name)));
  const required = new Set([
    ...(whole.required ?? []),
    ...parts.flatMap((part) => [...part.required]),
    ...common,
  ]);
  return { properties, required };
}

/** What a property is that each family of devices has in another form. */
const COMMON_DOCS = {
  family: '`battery`, `hvac`, `ev-charger`, `solar-inverter` or `vehicle`.',
  state: 'What it does at this instant: the fields are those of its family in the control API.',
};

/** What is common to a property of two variants: its type where that differs in no more than a constant or a shape. */
function either(name, one, other) {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  const isText = [one, other].every(({ type }) => type === 'string');
  const description = COMMON_DOCS[name];
  return isText
    ? { type: 'string', description }
    : { type: 'object', additionalProperties: true, description };
}

function resolve(part, definitions) {
  if (part.$ref === undefined) return part;
  const { $ref, ...own } = part;
  return { ...resolve(definitions[nameOf($ref)], definitions), ...own };
}

function nameOf(reference) {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

const INSTANT = /^at$|At$|Until$|Since$/;
const DURATION = /In$|^for$|^stale$|^timeout$/;

/** @returns {Type} */
function typeOf(field, part, definitions, known) {
  const name = part.$ref === undefined ? undefined : known.get(nameOf(part.$ref));
  if (name !== undefined) return { kind: 'model', name };
  const whole = resolve(part, definitions);
  const types = [whole.type].flat().filter((type) => type !== 'null' && type !== undefined);
  if (whole.const === true) return { kind: 'boolean' };
  if (types.length === 2 && types.includes('array') && types.includes('string')) return { kind: 'texts' };
  if (whole.anyOf !== undefined || whole.oneOf !== undefined || types.length !== 1)
    return { kind: typeOfChoice(whole) };
  const [type] = types;
  if (type === 'string' && INSTANT.test(field)) return { kind: 'instant' };
  if (type === 'string' && DURATION.test(field)) return { kind: 'duration' };
  if (type === 'string') return { kind: 'text' };
  if (type === 'array') return { kind: 'list', of: typeOf('', whole.items ?? {}, definitions, known) };
  return { kind: type };
}

/** A choice that is one type beside null is that type; a choice of words is a text. */
function typeOfChoice({ anyOf = [], enum: words }) {
  const isWords = words?.every((word) => typeof word === 'string');
  if (isWords) return 'text';
  const types = new Set(anyOf.map(({ type }) => type).filter((type) => type !== 'null'));
  return types.size === 1 && types.has('string') ? 'text' : 'any';
}

function isNullable({ type, anyOf = [] }) {
  return [type].flat().includes('null') || anyOf.some((choice) => choice.type === 'null');
}

/** Whether a zero is as good as nothing, so that a language need not tell the two apart. */
function isZeroNothing(field, { minimum, const: constant }) {
  return constant === true || (minimum ?? 0) >= 1 || field === 'since';
}

function oneLine(text) {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
