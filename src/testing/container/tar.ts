const BLOCK = 512;
const SIZE = { from: 124, to: 136 };
const KIND = 156;
const REGULAR_FILE = '0';

/** The text of the first regular file of a tar archive; entries that describe it, such as long names, are passed over. */
export function firstFileIn(archive: Buffer): string {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const size = Number.parseInt(archive.toString('latin1', at + SIZE.from, at + SIZE.to), 8) || 0;
    const start = at + BLOCK;
    if (archive.toString('latin1', at + KIND, at + KIND + 1) === REGULAR_FILE) {
      return archive.toString('utf8', start, start + size);
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error('Failed to read the archive: there is no file in it.');
}
