import { toColumns } from '../../log/columns.ts';

/** Writes to standard output: as JSON for a program, else as a text for a person. */
export function print<T>(json: boolean, value: T, toText: (value: T) => string): void {
  const text = json ? JSON.stringify(value) : toText(value);
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** The columns of a list: what each is called, and what it shows of an entry. */
export type Columns<T> = Readonly<Record<string, (entry: T) => unknown>>;

/** A table with a heading; a sentence where it would be empty. */
export function toTable<T>(columns: Columns<T>, nothing: string): (entries: readonly T[]) => string {
  return (entries) => {
    if (entries.length === 0) return nothing;
    const rows = entries.map((entry) => Object.values(columns).map((read) => toCell(read(entry))));
    return toColumns([Object.keys(columns), ...rows]).join('\n');
  };
}

/** One thing, a property a line. */
export function toRecord(value: object): string {
  return toColumns(Object.entries(value).map(([name, part]) => [name, toCell(part)])).join('\n');
}

function toCell(value: unknown): string {
  if (value === undefined || value === null) return '-';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
