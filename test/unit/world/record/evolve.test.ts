import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../../src/domain/entities.ts';
import { FACT_KINDS, type Fact } from '../../../../src/domain/record/fact.ts';
import { AccountState } from '../../../../src/world/account-state.ts';
import { evolve } from '../../../../src/world/record/evolve.ts';
import { World } from '../../../../src/world/world.ts';
import { anyFact, anyFacts, OPENED, stateOf } from '../../../support/fact-arbitrary.ts';
import { SETTINGS, START } from '../../../support/world.ts';
import { createFacts } from '../../domain/rules/facts.ts';

const LATER = START + 100 * 60_000;

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function loaded(state: AccountState): AccountState {
  const other = new AccountState();
  other.load(copy(state.checkpoint()));
  return other;
}

/** Everything that a request could come to see of a state, now or by what it sets off. */
function show(state: AccountState): string {
  const world = new World(state, SETTINGS);
  const entries = world.devices();
  return JSON.stringify({
    now: state.clock.now(),
    families: FAMILIES.map((family) => world.devices({ family }).map(({ device }) => device.id)),
    users: ['user_1', 'user_2'].map((userId) => world.devices({ userId }).map(({ device }) => device.id)),
    readings: entries.map((entry) => world.read(entry, LATER)),
    states: entries.map((entry) => world.stateOf(entry, LATER)),
    pages: entries.map(({ device: { id } }) => state.actions.pageOf(id, { offset: 0, limit: 50 })),
    byId: ['act_1', 'act_2', 'act_3'].map((id) => world.findAction(id)),
    settled: [...state.actions.settled()].map(({ family, id }) => `${family}/${id}`).sort(),
    due: state.actions.dueNext().map(({ family, id }) => [family, id]),
    keys: world.keys(),
    quotas: [...state.quotas.entries()],
    rules: [state.rulebook, ...state.scenarios.values()].map((book) => [
      book.select(createFacts({ at: LATER })),
      book.report(LATER),
    ]),
  });
}

describe('Any fact, on any state,', () => {
  it('can be applied, and what is there can be read then', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const state = new AccountState();
        for (const fact of facts) evolve(state, fact);
        show(state);
      }),
      { numRuns: 500 },
    );
  });

  it('changes no fact that it meets, nor a checkpoint that was taken before', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const facts = deepFreeze([...before]);
        const state = stateOf(facts);
        const checkpoint = deepFreeze(state.checkpoint());
        const text = JSON.stringify(checkpoint);
        for (const fact of deepFreeze([...after])) evolve(state, fact);
        expect(JSON.stringify(checkpoint)).toBe(text);
      }),
    );
  });

  it('leaves the latest instant where it was or moves it forward, but for a beginning', () => {
    fc.assert(
      fc.property(anyFacts, anyFact, (facts, fact) => {
        const state = stateOf(facts);
        const before = state.latestAt;
        evolve(state, fact);
        if (fact.kind === 'account.opened') expect(state.latestAt).toBe(fact.at);
        else if (fact.kind !== 'account.restored') expect(state.latestAt).toBe(Math.max(before, fact.at));
      }),
    );
  });
});

describe('The same facts', () => {
  it('come to the same state on every replay, also when they were written down meanwhile', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const state = stateOf(facts);
        const replayed = stateOf(copy(facts));
        expect(JSON.stringify(replayed.checkpoint())).toBe(JSON.stringify(state.checkpoint()));
        expect(show(replayed)).toBe(show(state));
      }),
      { numRuns: 300 },
    );
  });

  it('come to the same state after any checkpoint that was taken on the way', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const state = stateOf(before);
        const other = loaded(state);
        for (const fact of after) {
          evolve(state, fact);
          evolve(other, fact);
        }
        expect(JSON.stringify(other.checkpoint())).toBe(JSON.stringify(state.checkpoint()));
        expect(show(other)).toBe(show(state));
      }),
      { numRuns: 300 },
    );
  });
});

describe('A checkpoint', () => {
  it('is the same after it was written down and loaded', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const state = stateOf(facts);
        const other = loaded(state);
        expect(JSON.stringify(other.checkpoint())).toBe(JSON.stringify(state.checkpoint()));
        expect(show(other)).toBe(show(state));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing of the state into which it is loaded', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (facts, others) => {
        const state = stateOf(others);
        state.load(copy(stateOf(facts).checkpoint()));
        expect(JSON.stringify(state.checkpoint())).toBe(JSON.stringify(stateOf(facts).checkpoint()));
      }),
    );
  });
});

describe('A fact about what is not there', () => {
  const about = { at: START, family: 'battery', actionId: 'act_never' } as const;
  const counters = { matched: 1, uses: 1, applied: 1, startedAt: START };
  const unknown: readonly Fact[] = [
    { kind: 'action.acknowledged', ...about, dueAt: LATER },
    { kind: 'action.postponed', ...about, dueAt: LATER },
    { kind: 'action.completed', ...about },
    { kind: 'action.failed', ...about, failure: { kind: 'device-offline' } },
    { kind: 'action.cancelled', ...about },
    { kind: 'action.dropped', ...about },
    { kind: 'device.replaced', at: START, device: { ...batteryOf(OPENED), id: 'never' } },
    { kind: 'device.disconnected', at: START, deviceId: 'never' },
    { kind: 'device.connected', at: START, deviceId: 'never' },
    { kind: 'device.released', at: START, deviceId: 'never' },
    { kind: 'device.removed', at: START, deviceId: 'never' },
    { kind: 'key.deleted', at: START, key: 'sk_sandbox_never' },
    { kind: 'quota.changed', at: START, key: 'sk_sandbox_never' },
    { kind: 'rule.removed', at: START, rule: 'never' },
    { kind: 'rules.counted', at: START, counts: [{ rule: 'never', counters }] },
    { kind: 'rules.counted', at: START, scenario: 'never', counts: [{ rule: 'never', counters }] },
  ];

  it.each(unknown.map((fact): [string, Fact] => [fact.kind, fact]))('is left alone: %s', (_kind, fact) => {
    const state = stateOf([OPENED]);
    evolve(state, fact);
    expect(state.checkpoint()).toEqual(stateOf([OPENED]).checkpoint());
  });

  it('is one of every kind that names something', () => {
    const others = FACT_KINDS.filter((kind) => !unknown.some((fact) => fact.kind === kind));
    expect(others).toEqual([
      'account.opened',
      'account.restored',
      'clock.changed',
      'action.created',
      'device.added',
      'key.put',
      'rules.added',
      'rules.replaced',
      'scenario.opened',
    ]);
  });
});

function batteryOf(fact: Fact) {
  const device = fact.kind === 'account.opened' ? fact.baseline.devices[0] : undefined;
  if (device === undefined) throw new Error('The account opens without a device.');
  return device;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
