import { completeAdvice } from '../../../../src/domain/validation/input-problem.ts';
import { formatFilePath } from '../../../../src/domain/validation/path.ts';
import { KEYS_V1 } from '../../../../src/editions/v1/keys.ts';
import { parseText } from '../../../../src/files/text/parse-text.ts';
import { parseWorldFile } from '../../../../src/files/world/parse-world-file.ts';
import { WorldFileError } from '../../../../src/files/world/world-file-error.ts';

export const SOURCE = 'homes.yaml';
const CHECKS = { editions: [KEYS_V1] };

export function readWorldText(text: string, source: string): Promise<unknown> {
  return parseText(text, source, (problems) => new WorldFileError(source, problems));
}

export async function problemsOf(value: unknown): Promise<string[]> {
  const error = await parseWorldFile(value, SOURCE, CHECKS).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return [];
  if (!(error instanceof WorldFileError)) throw error;
  return error.problems.map(
    (problem) => `${formatFilePath(problem.path)}: ${problem.why} ${completeAdvice(problem, formatFilePath)}`,
  );
}

/** Problems of a world with one account. */
export function problemsOfAccount(account: object): Promise<string[]> {
  return problemsOf({ accounts: [account] });
}

export function problemsOfDevice(device: object): Promise<string[]> {
  return problemsOfAccount({ users: [{ devices: [device] }] });
}

export function problemsOfAction(action: object): Promise<string[]> {
  const devices = [
    { family: 'battery', id: 'b' },
    { family: 'hvac', id: 'h' },
    { family: 'vehicle', id: 'v' },
  ];
  return problemsOfAccount({ users: [{ devices }], actions: [{ id: 'x', ago: '1h', ...action }] });
}
