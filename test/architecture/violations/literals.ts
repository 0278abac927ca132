import { ROOMS } from '../law/rooms.ts';
import { type Violation, violationsIn } from './violation.ts';

const KEY = 'no-key-format-below-editions';
const HOST = 'no-host-below-editions';
const CODE = 'no-wire-code-below-editions';

const FORMS = violationsIn('src/world/literals', [
  ['a key', "export const key = 'sk_sandbox_abc';", KEY],
  ['a key in a template', 'export const key = (name: string) => `sk_${name}_abc`;', KEY],
  ['a key at the end of a template', 'export const key = (name: string) => `${name}: sk_live_`;', KEY],
  ['a key within a template', 'export const f = (a: string) => `${a}: sk_live_${a}`;', KEY],
  ['a key in an expression', 'export const KEY = /\\bsk_[a-z]+/;', KEY],
  ['a key with an escape', "export const key = 'sk\\u005flive';", KEY],
  ['a key as a type', 'export type Key = `sk_${string}`;', KEY],
  ['a host', "export const host = 'https://api.amps.ai/v1';", HOST],
  ['a host in an expression', 'export const HOST = /^api\\.amps\\.ai$/;', HOST],
  ['a code', "export const code = 'RATE_LIMIT_EXCEEDED';", CODE],
  ['a code of no document', "export const code = 'BATTERY_ON_FIRE';", CODE],
  ['a code of one word', "export const code = 'UNAUTHORIZED';", CODE],
  ['a code in a sentence', "export const advice = 'Write for example error: DEVICE_OFFLINE.';", CODE],
  ['a code in a template', 'export const advice = (x: string) => `${x} is NOT_FOUND`;', CODE],
  ['a code as a type', "export type Code = 'DEVICE_NOT_FOUND';", CODE],
  ['a code as a key', 'export const STATUS = { NOT_FOUND: 404 };', CODE],
  ['a code of an enumeration', 'export enum Code { NOT_FOUND }', CODE],
  ['a code in an expression', 'export const CODE = /^(NOT_FOUND|X)$/;', CODE],
]);

/** The rooms that may know an edition, or write its words to a user. */
const OTHERS = ['editions', 'engine', 'cli', 'client', 'testing', 'index', 'ambient'];

const EVERYWHERE = ROOMS.filter((room) => !OTHERS.includes(room)).flatMap((room) =>
  violationsIn(`src/${room}/words`, [
    ['a key', "export const key = 'sk_sandbox_abc';", KEY],
    ['a host', "export const host = 'api.amps.ai';", HOST],
    ['a code', "export const code = 'RATE_LIMIT_EXCEEDED';", CODE],
  ]),
);

export const LITERAL_VIOLATIONS: readonly Violation[] = [...FORMS, ...EVERYWHERE];
