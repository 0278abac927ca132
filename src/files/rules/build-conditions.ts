import type { ClockWindow, Moment, RuleConditions, TextCondition } from '../../domain/rules/rule.ts';
import type { ConditionsSpec, HeaderSpec, OneOrMore } from '../../domain/rules/rule-spec.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { parseInstant } from '../../domain/time/instant.ts';

/** The normal form of conditions that have been checked. */
export function buildConditions(when: ConditionsSpec): RuleConditions {
  const window = buildWindow(when);
  return {
    ...list('editions', when.edition),
    ...list('operations', when.operation),
    ...list('families', when.family),
    ...list('devices', when.device),
    ...list('accounts', when.account),
    ...list('keys', when.key),
    ...list('methods', when.method),
    ...list('paths', when.path),
    ...(when.headers !== undefined && { headers: buildHeaders(when.headers) }),
    ...(when.body !== undefined && { body: when.body }),
    ...(window !== undefined && { between: window }),
  };
}

function list<N extends string, T>(name: N, value: OneOrMore<T> | undefined): { [_ in N]?: readonly T[] } {
  return value === undefined ? {} : ({ [name]: listOf(value) } as { [_ in N]?: readonly T[] });
}

function buildHeaders(headers: Readonly<Record<string, HeaderSpec>>): Record<string, TextCondition> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, spec]) => [name.toLowerCase(), buildText(spec)]),
  );
}

function buildText(spec: HeaderSpec): TextCondition {
  return typeof spec === 'object' ? (spec as TextCondition) : { equals: String(spec) };
}

function buildWindow({ between, after, until }: ConditionsSpec): ClockWindow | undefined {
  const { from = after, to = until } = between ?? {};
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from !== undefined && { from: momentOf(from) }),
    ...(to !== undefined && { to: momentOf(to) }),
  };
}

function momentOf(text: string): Moment {
  const moment = readMoment(text);
  if (moment === undefined)
    throw new RangeError(`Failed to build a rule: "${text}" is no moment. Check the rules first.`);
  return moment;
}

/** A UTC time, or a duration from when the rule was added. */
export function readMoment(text: string): Moment | undefined {
  const at = parseInstant(text);
  if (at !== undefined) return { at };
  const afterMs = parseDuration(text);
  return afterMs === undefined ? undefined : { afterMs };
}

export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
