import type { Family } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import type { Honours } from './effects/can-act.ts';
import { containsPart } from './effects/json-part.ts';
import { compilePathPattern } from './path-pattern.ts';
import type { ClockWindow, Moment, RuleConditions, TextCondition } from './rule.ts';

/** What rules may ask about a request. What is not known of it matches no condition on it. */
export interface RequestFacts {
  readonly edition: string;
  readonly operationId?: string | undefined;
  readonly family?: Family | undefined;
  readonly deviceId?: string | undefined;
  readonly accountId: string;
  readonly key: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
  readonly at: Instant;
  /** What it offers of what effects need; all where it is left out. Asked where a rule has no other effect. */
  readonly honours?: Honours;
}

export type Matcher = (facts: RequestFacts) => boolean;

/** Prepares conditions for many requests: only the parts that are given are looked at, the cheap ones first. */
export function createMatcher(when: RuleConditions, addedAt: Instant): Matcher {
  const checks = [
    ...matchAny(when.operations, ({ operationId }) => operationId),
    ...matchAny(when.devices, ({ deviceId }) => deviceId),
    ...matchAny(when.families, ({ family }) => family),
    ...matchAny(when.keys, ({ key }) => key),
    ...matchAny(when.editions, ({ edition }) => edition),
    ...matchAny(when.accounts, ({ accountId }) => accountId),
    ...matchAny(withHead(when.methods), ({ method }) => method),
    ...matchWindow(when.between, addedAt),
    ...matchPaths(when.paths),
    ...Object.entries(when.headers ?? {}).map(([name, condition]) => matchHeader(name, condition)),
    ...matchBody(when),
  ];
  return (facts) => checks.every((check) => check(facts));
}

/** Who asks for the headers of a read alone reads. */
export function withHead(methods: readonly string[] | undefined): readonly string[] | undefined {
  return methods?.includes('GET') ? [...methods, 'HEAD'] : methods;
}

function matchAny(
  wanted: readonly string[] | undefined,
  read: (facts: RequestFacts) => string | undefined,
): Matcher[] {
  if (wanted === undefined) return [];
  const choices = new Set<string | undefined>(wanted);
  return [(facts) => choices.has(read(facts))];
}

function matchPaths(patterns: readonly string[] | undefined): Matcher[] {
  if (patterns === undefined) return [];
  const compiled = patterns.map(compilePathPattern);
  return [({ path }) => compiled.some((matches) => matches(path))];
}

function matchHeader(name: string, condition: TextCondition): Matcher {
  return ({ headers }) => {
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    return matchesText(typeof value === 'object' ? value.join(', ') : value, condition);
  };
}

function matchesText(text: string | undefined, condition: TextCondition): boolean {
  if ('present' in condition) return condition.present === (text !== undefined);
  if (text === undefined) return false;
  if ('equals' in condition) return text === condition.equals;
  if ('contains' in condition) return text.includes(condition.contains);
  return text.startsWith(condition.startsWith);
}

function matchBody({ body: part }: RuleConditions): Matcher[] {
  return part === undefined ? [] : [({ body }) => containsPart(body, part)];
}

function matchWindow(window: ClockWindow | undefined, addedAt: Instant): Matcher[] {
  if (window === undefined) return [];
  const from = instantOf(window.from, addedAt) ?? Number.NEGATIVE_INFINITY;
  const to = instantOf(window.to, addedAt) ?? Number.POSITIVE_INFINITY;
  return [({ at }) => from <= at && at < to];
}

/** The instant that a moment means for a rule added at `addedAt`. */
export function instantOf(moment: Moment | undefined, addedAt: Instant): Instant | undefined {
  if (moment === undefined) return undefined;
  return 'at' in moment ? moment.at : addedAt + moment.afterMs;
}
