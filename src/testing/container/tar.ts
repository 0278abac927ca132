const BLOCK = 512;
const NAME = { from: 0, to: 100 };
const SIZE = { from: 124, to: 136 };
const KIND = 156;
const REGULAR_FILE = '0';

export interface ArchivedFile {
  /** Of a name of more than a hundred bytes the beginning. */
  readonly name: string;
  readonly text: string;
}

/** The text of the first regular file of a tar archive. */
export function firstFileIn(archive: Buffer): string {
  const [first] = filesIn(archive);
  if (first === undefined) throw new Error('Failed to read the archive: there is no file in it.');
  return first.text;
}

/** The regular files of a tar archive; entries that describe them, such as long names, are passed over. */
export function filesIn(archive: Buffer): ArchivedFile[] {
  const files: ArchivedFile[] = [];
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const size = Number.parseInt(archive.toString('latin1', at + SIZE.from, at + SIZE.to), 8) || 0;
    const start = at + BLOCK;
    if (archive.toString('latin1', at + KIND, at + KIND + 1) === REGULAR_FILE) {
      const [name = ''] = archive.toString('utf8', at + NAME.from, at + NAME.to).split('\0');
      files.push({ name, text: archive.toString('utf8', start, start + size) });
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
