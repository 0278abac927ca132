import type { ScriptedOutcome } from '../../domain/actions/scripted-outcome.ts';
import type { HeaderFields, HeaderValue } from '../../domain/headers/header-fields.ts';
import type { ConnectionFault, Delay, Effect } from '../../domain/rules/rule.ts';
import type { ActionEnd, ActionSpec, DelaySpec, EffectSpec } from '../../domain/rules/rule-spec.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { SECOND_MS } from '../../domain/time/instant.ts';

/** The normal form of an effect that has been checked. */
export function buildEffect(spec: EffectSpec): Effect {
  const connection = buildConnection(spec);
  return {
    ...(spec.error !== undefined && { error: spec.error }),
    ...(spec.status !== undefined && {
      reply: { status: spec.status, ...(spec.body !== undefined && { body: spec.body }) },
    }),
    ...(hasNames(spec.headers) && { headers: buildHeaders(spec.headers) }),
    ...(spec.delay !== undefined && { delay: buildDelay(spec.delay) }),
    ...(connection !== undefined && { connection }),
    ...(spec.merge !== undefined && { merge: spec.merge }),
    ...(spec.patch !== undefined && { patch: spec.patch }),
    ...(spec.offline === true && { deviceOffline: true }),
    ...(spec.action !== undefined && { action: buildAction(spec.action) }),
    ...(spec.stale !== undefined && { staleMs: millisecondsOf(spec.stale) }),
    ...(spec.key !== undefined && { key: spec.key }),
  };
}

function hasNames<T extends object>(headers: T | undefined): headers is T {
  return headers !== undefined && Object.keys(headers).length > 0;
}

function buildHeaders(headers: NonNullable<EffectSpec['headers']>): HeaderFields {
  const built = Object.entries(headers).map(([name, value]): [string, HeaderValue] => [
    name,
    typeof value === 'object' ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(built);
}

function buildDelay(delay: DelaySpec): Delay {
  if (typeof delay === 'string') return { kind: 'fixed', ms: millisecondsOf(delay) };
  if (delay.min !== undefined)
    return { kind: 'uniform', minMs: millisecondsOf(delay.min), maxMs: millisecondsOf(delay.max) };
  return { kind: 'log-normal', medianMs: millisecondsOf(delay.median), p99Ms: millisecondsOf(delay.p99) };
}

function buildConnection(spec: EffectSpec): ConnectionFault | undefined {
  if (spec.reset) return { kind: 'reset' };
  if (spec.empty) return { kind: 'empty' };
  if (spec.hang) return { kind: 'hang' };
  if (spec.cutAfterBytes !== undefined) return { kind: 'cut', afterBytes: spec.cutAfterBytes };
  if (spec.malformedJson) return { kind: 'malformed-json' };
  if (spec.drip === undefined) return undefined;
  return { kind: 'drip', chunkBytes: spec.drip.chunkBytes, everyMs: millisecondsOf(spec.drip.every) };
}

function buildAction(spec: ActionSpec | ActionEnd): NonNullable<Effect['action']> {
  const { completeAfter, ...rest } = typeof spec === 'string' ? { outcome: spec } : spec;
  if (rest.outcome === 'never') return { outcome: 'never' };
  if (completeAfter === undefined) return rest as ScriptedOutcome;
  const completeAfterSeconds = millisecondsOf(completeAfter) / SECOND_MS;
  return { ...rest, completeAfterSeconds } as ScriptedOutcome;
}

/** @throws RangeError for what no check lets through. */
export function millisecondsOf(text = ''): number {
  const ms = parseDuration(text);
  if (ms === undefined)
    throw new RangeError(`Failed to build a rule: "${text}" is no duration. Check the rules first.`);
  return ms;
}
