/** The known word that a mistyped one most likely stands for. */
export function closestOf(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  const tolerance = Math.max(1, Math.floor(word.length / 3));
  return best !== undefined && best.distance <= tolerance ? best.candidate : undefined;
}

const MAX_LETTERS = 50;

/** Insertions, deletions, replacements and swaps of neighbours between two words, whatever their case. */
function editDistance(a: string, b: string): number {
  const from = a.toLowerCase().slice(0, MAX_LETTERS);
  const to = b.toLowerCase();
  const rows = [Array.from({ length: to.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= to.length; j++) {
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        at(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1),
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        isSwap ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(from.length, to.length);
}
