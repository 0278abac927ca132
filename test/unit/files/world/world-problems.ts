import { KEYS_V1 } from '../../../../src/editions/v1/keys.ts';
import { parseWorldFile } from '../../../../src/files/world/parse-world-file.ts';
import { WorldFileError } from '../../../../src/files/world/world-file-error.ts';

export const SOURCE = 'homes.yaml';

export async function problemsOf(value: unknown): Promise<string[]> {
  const error = await parseWorldFile(value, SOURCE, [KEYS_V1]).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return [];
  if (!(error instanceof WorldFileError)) throw error;
  return error.problems.map(({ path, why, advice }) => `${path}: ${why} ${advice}`);
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
