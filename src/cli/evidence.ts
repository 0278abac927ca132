import {
  collectEvidence,
  type EvidenceEntry,
  type EvidenceTotals,
  evidenceTotals,
} from '../contract/evidence.ts';
import { createLog } from '../log/log.ts';
import { announce, loadSettings } from './options/options.ts';
import type { FlagValues } from './program.ts';

/** Prints the evidence ledger: what each part of the emulated API rests on. */
export async function evidence(flags: FlagValues): Promise<void> {
  const settings = await loadSettings(flags, process.env);
  const { config, json } = settings;
  announce(settings, createLog(json ? 'json' : 'pretty'));
  const { EDITIONS } = await import('../engine/editions.ts');
  const ledgers = EDITIONS.map((createEdition) => {
    const { name, document } = createEdition(config);
    return { edition: name, entries: collectEvidence(document) };
  });
  process.stdout.write(`${json ? JSON.stringify(toJson(ledgers), null, 2) : formatLedgers(ledgers)}\n`);
}

interface Ledger {
  readonly edition: string;
  readonly entries: readonly EvidenceEntry[];
}

function toJson(ledgers: readonly Ledger[]): object {
  const entries = ledgers.flatMap(({ edition, entries: own }) => own.map((entry) => ({ edition, ...entry })));
  return { totals: evidenceTotals(entries), entries };
}

function formatLedgers(ledgers: readonly Ledger[]): string {
  const texts = ledgers.map(({ edition, entries }) => {
    const text = formatLedger(entries, evidenceTotals(entries));
    return ledgers.length === 1 ? text : `edition ${edition}\n\n${text}`;
  });
  return texts.join('\n\n');
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
