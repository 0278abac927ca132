import { expect } from 'vitest';
import type { RunningSandbox } from '../../src/testing/in-process.ts';
import type { ClientKind, Outcome, ScenarioClient, Sent } from './clients.ts';

export const KEY = 'sk_sandbox_abc123xyz';
/** Another key of the same account. */
export const OTHER_KEY = 'sk_sandbox_readonly';
export const BATTERY = '/battery/device_abc123';
export const START = '2025-01-23T10:30:00.000Z';
export const CHARGE = { action: 'set_operation_mode', mode: 'charge', targetPercent: 80 };

/** A client and a sandbox in which a scenario is in force. */
export interface Play {
  readonly sandbox: RunningSandbox;
  readonly client: ScenarioClient;
  readonly kind: ClientKind;
  send(sent?: Partial<Sent>): Promise<Outcome>;
  /** One request after the other. */
  sendMany(count: number, sent?: Partial<Sent>): Promise<Outcome[]>;
  push(): Promise<Outcome>;
}

export function createPlay(sandbox: RunningSandbox, client: ScenarioClient, kind: ClientKind): Play {
  const send: Play['send'] = (sent = {}) => client.send({ path: BATTERY, key: KEY, ...sent });
  return {
    sandbox,
    client,
    kind,
    send,
    sendMany: async (count, sent) => {
      const outcomes: Outcome[] = [];
      for (let i = 0; i < count; i++) outcomes.push(await send(sent));
      return outcomes;
    },
    push: () => send({ method: 'POST', body: CHARGE }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a test that looks at a wrong place fails at its expectation
export function bodyOf({ text, fault }: Outcome): any {
  expect(fault).toBeUndefined();
  return JSON.parse(text);
}

/** The rule that says that it did it. */
export function ruleOf({ headers }: Outcome): string | undefined {
  return headers?.['x-sandbox-rule'];
}

/** A status, with the rule that made it: `429 burst`; a fault by its code. */
export function brief(outcome: Outcome): string {
  const rule = ruleOf(outcome);
  return [outcome.fault, outcome.status, rule].filter((part) => part !== undefined).join(' ');
}

export function expectProblem(outcome: Outcome, status: number, code: string, message?: string): void {
  expect(outcome.status).toBe(status);
  expect(bodyOf(outcome).error).toMatchObject({ code, ...(message !== undefined && { message }) });
}
