import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeOddFile } from '../../../domain/failures/odd-file.ts';
import { messageOf, refuseDocument } from '../document-error.ts';

export type ParseYaml = (text: string) => unknown;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'which does not exist',
  EISDIR: 'which is a folder',
  EACCES: 'which you may not read',
};

/** Reads the files of one document, each once. */
export class FileReader {
  /** The document's own file, as an absolute path. */
  readonly entry: string;
  readonly #name: string;
  readonly #parseYaml: ParseYaml;
  readonly #files = new Map<string, unknown>();

  constructor(name: string, parseYaml: ParseYaml) {
    this.entry = resolve(name);
    this.#name = name;
    this.#parseYaml = parseYaml;
  }

  /** What a file holds. @throws DocumentError where it cannot be read or is neither JSON nor YAML. */
  read(file: string): unknown {
    if (!this.#files.has(file)) this.#files.set(file, this.#parse(file, this.#readText(file)));
    return this.#files.get(file);
  }

  #readText(file: string): string {
    try {
      const odd = describeOddFile(file, statSync(file));
      if (odd !== undefined) throw new Error(odd);
      return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const reason = REASONS[code] ?? `which cannot be read (${messageOf(error)})`;
      const why = file === this.entry ? `it is a file ${reason}` : `it refers to ${file}, ${reason}`;
      throw refuseDocument(this.#name, why, 'Check the path.', error);
    }
  }

  #parse(file: string, text: string): unknown {
    try {
      // Tabs may indent JSON, but not YAML.
      if (/^\s*\{/.test(text)) return JSON.parse(text);
    } catch {
      // YAML may begin with a brace too.
    }
    try {
      return this.#parseYaml(text);
    } catch (error) {
      const [firstLine = ''] = messageOf(error).split('\n');
      const which = file === this.entry ? 'it' : file;
      const why = `${which} is neither JSON nor YAML (${firstLine.replace(/:$/, '')})`;
      throw refuseDocument(this.#name, why, 'Correct it there.', error);
    }
  }
}
