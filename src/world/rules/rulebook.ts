import {
  consumeRule,
  isExhausted,
  isTimedOut,
  type RuleCounters,
  UNUSED,
} from '../../domain/rules/consume-rule.ts';
import { drawDelayMs } from '../../domain/rules/effects/delay.ts';
import { createMatcher, instantOf, type Matcher, type RequestFacts } from '../../domain/rules/match-rule.ts';
import type { Rule, Step } from '../../domain/rules/rule.ts';
import type { RuleCount, RuleOrigin, RuleRecord } from '../../domain/rules/rule-record.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { RuleIndex } from './rule-index.ts';

/** What the first rule that applies does to a request. */
export interface Decision {
  readonly rule: string;
  readonly origin: RuleOrigin;
  /** `ok` lets the true answer pass. */
  readonly step: Step;
  /** How long to delay the answer: the step's delay, drawn. Milliseconds. */
  readonly delayMs: number;
}

/** What a request comes to: the rule that applies, and what all rules that it met have counted then. */
export interface Selection {
  readonly decision: Decision | undefined;
  readonly counts: readonly RuleCount[];
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
  /** Answers that its effect was meant to change and did not fit; left out where there was none. */
  readonly notApplied?: number;
  /** It will not apply any more, unless it is re-armed. */
  readonly exhausted: boolean;
}

interface Entry extends RuleRecord {
  counters: RuleCounters;
  readonly matches: Matcher;
}

const NO_ENTRIES: readonly Entry[] = [];
const NO_NAMES: ReadonlyMap<string, Entry> = new Map();
const NOTHING: Selection = { decision: undefined, counts: [] };

/**
 * The rules of one account: those added last are asked first, and the first one that applies wins. Rules added together
 * are asked in the order of their list. Looking changes nothing: `evolve` puts in what was counted.
 */
export class Rulebook {
  readonly #seed: string;
  #entries = NO_ENTRIES;
  #byName = NO_NAMES;
  #index: RuleIndex<Entry> | undefined;

  constructor(seed: string, records: readonly RuleRecord[] = []) {
    this.#seed = seed;
    this.replace(records);
  }

  get hasRules(): boolean {
    return this.#entries.length > 0;
  }

  get size(): number {
    return this.#entries.length;
  }

  get names(): readonly string[] {
    return this.#entries.map(({ rule }) => rule.name);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** What the rules make of a request. */
  select(facts: RequestFacts): Selection {
    if (!this.hasRules) return NOTHING;
    this.#index ??= new RuleIndex(this.#entries.filter(({ rule, counters }) => !isExhausted(rule, counters)));
    const counts: RuleCount[] = [];
    for (const entry of this.#index.candidates(facts)) {
      const { rule, counters: before } = entry;
      if (isTimedOut(rule, before, facts.at) || !entry.matches(facts)) continue;
      const { counters, step } = consumeRule(rule, before, this.#seed, facts.at, facts.honours);
      if (counters !== before) counts.push({ rule: rule.name, counters });
      if (step !== undefined) return { decision: this.#decision(entry, counters, step), counts };
    }
    return counts.length === 0 ? NOTHING : { decision: undefined, counts };
  }

  countersOf(name: string): RuleCounters | undefined {
    return this.#byName.get(name)?.counters;
  }

  /** Puts in what rules have counted; one that is exhausted is asked no more. */
  count(counts: readonly RuleCount[]): void {
    for (const { rule: name, counters } of counts) {
      const entry = this.#byName.get(name);
      if (entry === undefined) continue;
      const wasExhausted = isExhausted(entry.rule, entry.counters);
      entry.counters = counters;
      if (isExhausted(entry.rule, counters)) this.#index?.drop(entry);
      else if (wasExhausted) this.#index = undefined;
    }
  }

  /** Puts rules above all others; one of the same name is replaced. */
  add(rules: readonly Rule[], at: Instant): void {
    const added = new Map(rules.map((rule) => [rule.name, newRecord(rule, 'override', at)]));
    const kept = this.#entries.filter(({ rule }) => !added.has(rule.name));
    this.#put([...[...added.values()].map(createEntry), ...kept]);
  }

  remove(name: string): void {
    this.#put(this.#entries.filter(({ rule }) => rule.name !== name));
  }

  /** These are the rules from now on, in the order in which they are asked. */
  replace(records: readonly RuleRecord[]): void {
    this.#put(records.map(createEntry));
  }

  get(name: string, at: Instant): RuleReport | undefined {
    const entry = this.#byName.get(name);
    return entry === undefined ? undefined : reportOf(entry, at);
  }

  /** Every rule in the order in which they are asked, with what it has done so far. */
  report(at: Instant): RuleReport[] {
    return this.#entries.map((entry) => reportOf(entry, at));
  }

  records(): RuleRecord[] {
    return this.#entries.map(({ rule, origin, addedAt, counters }) => ({ rule, origin, addedAt, counters }));
  }

  #put(entries: readonly Entry[]): void {
    const isEmpty = entries.length === 0;
    this.#entries = isEmpty ? NO_ENTRIES : entries;
    this.#byName = isEmpty ? NO_NAMES : new Map(entries.map((entry) => [entry.rule.name, entry]));
    this.#index = undefined;
  }

  #decision({ rule: { name }, origin }: Entry, { matched }: RuleCounters, step: Step): Decision {
    const delay = step === 'ok' ? undefined : step.delay;
    const delayMs = delay === undefined ? 0 : drawDelayMs(delay, this.#seed, 'rule', name, matched);
    return { rule: name, origin, step, delayMs };
  }
}

/** The records that rules begin with. Of several with one name the first counts: a newer scenario replaces an older one. */
export function baselineRecords(rules: readonly Rule[], at: Instant): RuleRecord[] {
  const names = new Set<string>();
  return rules
    .filter(({ name }) => !names.has(name) && names.add(name))
    .map((rule) => newRecord(rule, 'baseline', at));
}

function newRecord(rule: Rule, origin: RuleOrigin, addedAt: Instant): RuleRecord {
  return { rule, origin, addedAt, counters: UNUSED };
}

function createEntry({ rule, origin, addedAt, counters }: RuleRecord): Entry {
  return { rule, origin, addedAt, counters, matches: createMatcher(rule.when, addedAt) };
}

function reportOf({ rule, origin, addedAt, counters }: Entry, at: Instant): RuleReport {
  const { matched, applied, uses, notApplied } = counters;
  const endsAt = instantOf(rule.when.between?.to, addedAt) ?? Number.POSITIVE_INFINITY;
  const exhausted = isExhausted(rule, counters) || isTimedOut(rule, counters, at) || at >= endsAt;
  const told = notApplied === undefined ? {} : { notApplied };
  return { rule, origin, addedAt, matched, applied, uses, ...told, exhausted };
}
