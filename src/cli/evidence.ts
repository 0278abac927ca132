import {
  collectEvidence,
  type EvidenceEntry,
  type EvidenceTotals,
  evidenceTotals,
} from '../contract/evidence.ts';
import { loadEditionDocument } from '../engine/edition-document.ts';
import { loadSettings } from './options/options.ts';
import type { FlagValues } from './program.ts';

/** Prints the evidence ledger: what each part of the emulated API rests on. */
export async function evidence(flags: FlagValues): Promise<void> {
  const { json } = await loadSettings(flags, process.env);
  const entries = collectEvidence(await loadEditionDocument());
  const totals = evidenceTotals(entries);
  const text = json ? JSON.stringify({ totals, entries }, null, 2) : formatLedger(entries, totals);
  process.stdout.write(`${text}\n`);
}

export function formatLedger(entries: readonly EvidenceEntry[], totals: EvidenceTotals): string {
  const nameWidth = Math.max(...entries.map(({ name }) => name.length));
  const lines = entries.map(({ evidence, kind, name, source, note }) =>
    [evidence.padEnd(10), kind.padEnd(9), name.padEnd(nameWidth), source ?? note ?? ''].join('  ').trimEnd(),
  );
  return [...lines, '', ...formatTotals(totals)].join('\n');
}

function formatTotals(totals: EvidenceTotals): string[] {
  const rows = [...Object.entries(totals.byKind), ['all', totals] as const];
  return rows.map(
    ([kind, { documented, assumed }]) =>
      `${kind.padEnd(9)}  ${String(documented).padStart(5)} documented  ${String(assumed).padStart(5)} assumed`,
  );
}
