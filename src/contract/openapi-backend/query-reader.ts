import { SearchParams } from '../../domain/captured-globals.ts';
import type { ContractOperation } from '../document.ts';

/** Reads a query text into values of the types that an operation declares. */
export type ParameterReader = (queryText: string) => Record<string, unknown>;

type Convert = (text: string) => unknown;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Only the plain forms are converted: Ajv's own coercion takes `0x10` and ` 5` for numbers, which no page documents. */
const CONVERT: Readonly<Record<string, Convert>> = {
  integer: (text) => (NUMBER.test(text) ? Number(text) : text),
  number: (text) => (NUMBER.test(text) ? Number(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};

/** Prepares the reader of an operation. What is repeated becomes an array, which only an array parameter accepts. */
export function prepareQueryReader(operation: ContractOperation): ParameterReader {
  const declared = new Map<string, { convert: Convert; isArray: boolean }>();
  for (const parameter of operation.parameters ?? []) {
    if (!('in' in parameter) || parameter.in !== 'query') continue;
    const type = typeOf(parameter.schema);
    const isArray = type === 'array';
    const convert = CONVERT[isArray ? typeOf(itemsOf(parameter.schema)) : type] ?? ((text: string) => text);
    declared.set(parameter.name, { convert, isArray });
  }
  return (queryText) => {
    const query: Record<string, unknown> = Object.create(null);
    if (queryText === '') return query;
    for (const [name, text] of new SearchParams(queryText)) {
      const { convert, isArray } = declared.get(name) ?? { convert: String, isArray: false };
      const value = convert(text);
      const previous = query[name];
      if (Array.isArray(previous)) previous.push(value);
      else query[name] = previous !== undefined ? [previous, value] : isArray ? [value] : value;
    }
    return query;
  };
}

function typeOf(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null || !('type' in schema)) return 'string';
  const { type } = schema;
  const first = Array.isArray(type) ? type.find((name) => name !== 'null') : type;
  return typeof first === 'string' ? first : 'string';
}

function itemsOf(schema: unknown): unknown {
  return typeof schema === 'object' && schema !== null && 'items' in schema ? schema.items : undefined;
}
