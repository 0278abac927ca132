// biome-ignore-all lint/suspicious/noThenProperty: it is a word of the rules, and no function.
import { completeAdvice } from '../../../../src/domain/validation/input-problem.ts';
import { formatFilePath } from '../../../../src/domain/validation/path.ts';
import { RuleError } from '../../../../src/files/rules/rule-error.ts';
import { parseRules } from '../../../../src/files/rules/rule-file.ts';

export const KNOWN = {
  editions: ['v1', 'v2'],
  operations: [
    { edition: 'v1', id: 'getBatteryState', method: 'get', family: 'battery' },
    { edition: 'v1', id: 'pushBatteryAction', method: 'post', family: 'battery' },
    { edition: 'v1', id: 'getHvacState', method: 'get', family: 'hvac' },
  ],
  errorCodes: ['UNAUTHORIZED', 'RATE_LIMIT_EXCEEDED', 'INTERNAL_ERROR'],
} as const;

export async function problemsOf(value: unknown): Promise<string[]> {
  const error = await parseRules(value, 'rules.yaml', KNOWN).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return [];
  if (!(error instanceof RuleError)) throw error;
  return error.problems.map(
    (problem) => `${formatFilePath(problem.path)}: ${problem.why} ${completeAdvice(problem, formatFilePath)}`,
  );
}

/** Problems of one rule that resets connections, but for what is given. */
export function problemsOfRule(rule: object): Promise<string[]> {
  return problemsOf([{ name: 'a', then: { reset: true }, ...rule }]);
}
