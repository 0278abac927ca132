import { stripVTControlCharacters } from 'node:util';

/** Lines whose columns are as wide as their widest cell. */
export function toColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

/** What a cell takes on the screen, where colours take nothing. */
function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
