import type { RequestFacts } from '../../../../src/domain/rules/match-rule.ts';
import type { Rule } from '../../../../src/domain/rules/rule.ts';

export const NOW = Date.UTC(2025, 5, 1, 12);

export function createFacts(facts: Partial<RequestFacts> = {}): RequestFacts {
  return {
    edition: 'v1',
    operationId: 'getBatteryState',
    family: 'battery',
    deviceId: 'device_abc123',
    accountId: 'acct_demo',
    key: 'sk_sandbox_abc123xyz',
    method: 'GET',
    path: '/battery/device_abc123',
    headers: { 'user-agent': 'client/1.0', accept: ['application/json', 'text/plain'] },
    at: NOW,
    ...facts,
  };
}

export function createRule(rule: Partial<Rule> = {}): Rule {
  return { name: 'fails', when: {}, steps: [{ error: 'INTERNAL_ERROR' }], atEnd: 'last', ...rule };
}
