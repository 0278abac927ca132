import type { EditionSet } from '../../contract/edition-set.ts';
import { ControlProblem } from '../control-problem.ts';

export const SNAPSHOT_FORMAT = 'amps-sandbox-snapshot/1';

/** Says so of a document of another kind before its inside is found wrong. @throws ControlProblem */
export function refuseForeignSnapshot(body: unknown, editions: EditionSet): void {
  if (typeof body !== 'object' || body === null) return;
  const { format, edition: taken, version } = body as Readonly<Record<string, unknown>>;
  if (typeof format === 'string' && format !== SNAPSHOT_FORMAT) {
    throw foreign(
      `its format is ${quote(format)}, and this version reads ${quote(SNAPSHOT_FORMAT)}`,
      `Restore it with the version that took it${typeof version === 'string' ? `, ${quote(version)}` : ''}.`,
    );
  }
  if (typeof taken === 'string' && editions.get(taken) === undefined) {
    throw foreign(
      `it was taken of edition ${quote(taken)}, and this is edition ${editions.names.map(quote).join(', ')}`,
      'Restore it on a sandbox of its own edition.',
    );
  }
}

function foreign(why: string, advice: string): ControlProblem {
  return new ControlProblem('foreign-snapshot', `Failed to restore the snapshot: ${why}. ${advice}`);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
