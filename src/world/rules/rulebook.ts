import type { Instant } from '../../domain/instant.ts';
import { type ApiProblem, invalidRequest } from '../../domain/problem.ts';
import {
  consumeRule,
  isExhausted,
  isTimedOut,
  type RuleCounters,
  UNUSED,
} from '../../domain/rules/consume-rule.ts';
import { drawDelayMs } from '../../domain/rules/delay.ts';
import { createMatcher, instantOf, type Matcher, type RequestFacts } from '../../domain/rules/match-rule.ts';
import type { Rule, Step } from '../../domain/rules/rule.ts';
import { RuleIndex } from './rule-index.ts';

export type RuleOrigin = 'baseline' | 'override';

/** What the first rule that applies does to a request. */
export interface Decision {
  readonly rule: string;
  readonly origin: RuleOrigin;
  /** `ok` lets the true answer pass. */
  readonly step: Step;
  /** How long to hold the answer back: the step's delay, drawn. */
  readonly delayMs: number;
}

export interface RuleReport {
  readonly rule: Rule;
  readonly origin: RuleOrigin;
  readonly addedAt: Instant;
  /** Requests that no newer rule took and that met the conditions while the rule was not exhausted. */
  readonly matched: number;
  /** Requests that the rule did something to; an `ok` of a sequence is not counted. */
  readonly applied: number;
  /** Steps taken, each `ok` of a sequence included: what `times` bounds. */
  readonly uses: number;
  /** It will not apply any more, unless it is re-armed. */
  readonly exhausted: boolean;
}

/** A rule with what has become of it, as data. */
export interface RuleRecord {
  readonly rule: Rule;
  readonly origin: RuleOrigin;
  readonly addedAt: Instant;
  readonly counters: RuleCounters;
}

/** Newest first. */
export interface RulebookSnapshot {
  readonly rules: readonly RuleRecord[];
}

/** What an account's rules begin with, and return to at a reset. */
export interface RulebookStart {
  readonly seed: string;
  /** In the order in which they are asked; those of a later scenario stand first. */
  readonly baseline: readonly Rule[];
  readonly at: Instant;
}

type Entry = Omit<RuleRecord, 'counters'> & { counters: RuleCounters; readonly matches: Matcher };

/** More would only slow the tests that they are made for. */
export const MAX_RULES = 10_000;

/**
 * The rules of one account: those added last are asked first, and the first one that applies wins. Rules added together
 * are asked in the order of their list. All of it is synchronous, so that no two requests take the same use.
 */
export class Rulebook {
  #start: RulebookStart;
  #entries: readonly Entry[] = [];
  #index: RuleIndex<Entry> | undefined;

  constructor(start: RulebookStart) {
    this.#start = start;
    this.reset();
  }

  get hasRules(): boolean {
    return this.#entries.length > 0;
  }

  /** Takes a use of the first rule that applies to the request; undefined where none does. */
  decide(facts: RequestFacts): Decision | undefined {
    if (!this.hasRules) return undefined;
    this.#index ??= new RuleIndex(this.#entries.filter(({ rule, counters }) => !isExhausted(rule, counters)));
    for (const entry of this.#index.candidates(facts)) {
      if (isTimedOut(entry.rule, entry.counters, facts.at) || !entry.matches(facts)) continue;
      const { counters, step } = consumeRule(entry.rule, entry.counters, this.#start.seed, facts.at);
      entry.counters = counters;
      if (isExhausted(entry.rule, counters)) this.#index.drop(entry);
      if (step !== undefined) return this.#decision(entry, step);
    }
    return undefined;
  }

  /** Puts rules above all others; one of the same name is replaced. @throws ApiProblem where they are too many. */
  add(rules: readonly Rule[], at: Instant): void {
    const added = new Map(rules.map((rule) => [rule.name, createEntry(rule, 'override', at)]));
    const kept = this.#entries.filter(({ rule }) => !added.has(rule.name));
    if (added.size + kept.length > MAX_RULES) throw tooManyRules(added.size + kept.length);
    this.#replace([...added.values(), ...kept]);
  }

  /** Takes a rule out; one of the baseline comes back when the rules are cleared or reset. False where there is none. */
  remove(name: string): boolean {
    const kept = this.#entries.filter(({ rule }) => rule.name !== name);
    const isFound = kept.length < this.#entries.length;
    if (isFound) this.#replace(kept);
    return isFound;
  }

  /** Back to the baseline; what its rules have counted stays. */
  clear(): void {
    const kept = new Map(
      this.#entries.filter(({ origin }) => origin === 'baseline').map((entry) => [entry.rule.name, entry]),
    );
    this.#replace(this.#baseline().map((entry) => kept.get(entry.rule.name) ?? entry));
  }

  /** Back to the baseline, its own or another, with all counters at nothing. */
  reset(start: Partial<RulebookStart> = {}): void {
    this.#start = { ...this.#start, ...start };
    this.#replace(this.#baseline());
  }

  get(name: string, at: Instant): RuleReport | undefined {
    const entry = this.#entries.find(({ rule }) => rule.name === name);
    return entry === undefined ? undefined : reportOf(entry, at);
  }

  /** Every rule in the order in which they are asked, with what it has done so far. */
  report(at: Instant): RuleReport[] {
    return this.#entries.map((entry) => reportOf(entry, at));
  }

  snapshot(): RulebookSnapshot {
    return { rules: this.#entries.map(({ matches: _, ...record }) => record) };
  }

  /** Takes over the rules of a snapshot; what they return to at a reset stays, unless `start` says otherwise. */
  restore({ rules }: RulebookSnapshot, start: Partial<RulebookStart> = {}): void {
    this.#start = { ...this.#start, ...start };
    this.#replace(
      rules.map(({ rule, origin, addedAt, counters }) => createEntry(rule, origin, addedAt, counters)),
    );
  }

  #baseline(): Entry[] {
    const { baseline, at } = this.#start;
    const names = new Set<string>();
    // Two scenarios may have a rule of the same name: as with rules added later, the newer one replaces the older.
    const rules = baseline.filter(({ name }) => !names.has(name) && names.add(name));
    return rules.map((rule) => createEntry(rule, 'baseline', at));
  }

  #replace(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#index = undefined;
  }

  #decision({ rule: { name }, origin, counters }: Entry, step: Step): Decision {
    const delay = step === 'ok' ? undefined : step.delay;
    const delayMs =
      delay === undefined ? 0 : drawDelayMs(delay, this.#start.seed, 'rule', name, counters.matched);
    return { rule: name, origin, step, delayMs };
  }
}

function createEntry(rule: Rule, origin: RuleOrigin, addedAt: Instant, counters = UNUSED): Entry {
  return { rule, origin, addedAt, counters, matches: createMatcher(rule.when, addedAt) };
}

function reportOf({ rule, origin, addedAt, counters }: Entry, at: Instant): RuleReport {
  const { matched, applied, uses } = counters;
  const endsAt = instantOf(rule.when.between?.to, addedAt) ?? Number.POSITIVE_INFINITY;
  const exhausted = isExhausted(rule, counters) || isTimedOut(rule, counters, at) || at >= endsAt;
  return { rule, origin, addedAt, matched, applied, uses, exhausted };
}

function tooManyRules(count: number): ApiProblem {
  const advice = `Keep to ${MAX_RULES}; remove those that are not needed any more`;
  return invalidRequest({ path: '/body', message: `would give the account ${count} rules. ${advice}` });
}
