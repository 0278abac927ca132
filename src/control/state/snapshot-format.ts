import packageJson from '../../../package.json' with { type: 'json' };
import { FACT_KINDS } from '../../domain/record/fact.ts';
import { ControlProblem } from '../control-problem.ts';

export const SNAPSHOT_FORMAT = 'amps-sandbox-snapshot/3';

/** The formats that are restored: in the one before, each account says its world and all of its devices itself. */
const RESTORED: readonly string[] = ['amps-sandbox-snapshot/2', SNAPSHOT_FORMAT];

/** Says so of a document of another kind before its inside is found wrong. @throws ControlProblem */
export function refuseForeignSnapshot(body: unknown): void {
  if (!isObject(body)) return;
  const { format, version, accounts } = body;
  const writer = typeof version === 'string' ? `amps-sandbox ${quote(version)}` : 'another version';
  if (typeof format === 'string' && !RESTORED.includes(format)) {
    throw foreign(
      `its format is ${quote(format)}, written by ${writer}, and amps-sandbox "${packageJson.version}" reads ${RESTORED.map(quote).join(' and ')}`,
      `Restore it with the version that took it, or take it anew with this one.`,
    );
  }
  const kind = findUnknownFact(accounts);
  if (kind === undefined) return;
  throw foreign(
    `it holds a fact of the kind ${quote(kind)}, written by ${writer}, which amps-sandbox "${packageJson.version}" does not know`,
    'Restore it with the version that took it, or a later one.',
  );
}

function findUnknownFact(accounts: unknown): string | undefined {
  const facts = listOf(accounts).flatMap((account) => (isObject(account) ? listOf(account.facts) : []));
  const known: readonly string[] = FACT_KINDS;
  for (const fact of facts) {
    if (isObject(fact) && typeof fact.kind === 'string' && !known.includes(fact.kind)) return fact.kind;
  }
  return undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function foreign(why: string, advice: string): ControlProblem {
  return new ControlProblem('foreign-snapshot', `Failed to restore the snapshot: ${why}. ${advice}`);
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
