import { stripVTControlCharacters } from 'node:util';

/** A client chooses the path: it must not be able to move the cursor or to forge a line. */
export function toPlain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\x20-\x7e…]/g, '?');
}
