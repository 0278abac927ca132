import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Script } from 'node:vm';
import packageJson from '../../package.json' with { type: 'json' };
import { withDefaultGrowth } from './heap-growth.ts';

/** A file that was loaded, and its script, which knows what of it is compiled. */
export interface LoadedScript {
  readonly path: string;
  readonly script: Script;
}

/** What V8 has compiled of the program's files, kept from one process to the next. */
export interface CodeCache {
  /** Undefined where nothing is kept of a file. */
  read(path: string): Buffer | undefined;
  /** Adds what is compiled by now of those files that were not read from here. Never throws. */
  keep(scripts: readonly LoadedScript[]): void;
}

/** Names and lengths of the parts that follow one another in the file. */
type Index = readonly (readonly [name: string, length: number])[];

const INDEX_LENGTH_BYTES = 4;

/** The cache in a folder, for a program by its main file. @throws where there is no such file */
export function openCodeCache(folder: string, program: string): CodeCache {
  const file = join(folder, nameFor(program));
  const nameOf = (path: string): string => relative(dirname(program), path);
  const parts = readParts(file);
  return {
    read: (path) => parts.get(nameOf(path)),
    keep(scripts) {
      const fresh = scripts.filter(({ script }) => script.cachedDataRejected !== false);
      if (fresh.length === 0) return;
      try {
        const made = withDefaultGrowth(() =>
          fresh.map(({ path, script }) => [nameOf(path), script.createCachedData()] as const),
        );
        // What other commands and options load stays.
        writeParts(folder, file, [...new Map([...parts, ...made])]);
      } catch {
        // A folder that may not be written, or a full disk: the next start takes as long as this one.
      }
    },
  };
}

/** Another build and another version of Node have a file of their own. */
function nameFor(program: string): string {
  const { mtimeMs } = statSync(program);
  const marks = [packageJson.version, Math.trunc(mtimeMs).toString(36), process.version, process.arch];
  return `amps-sandbox-${marks.join('-')}.bin`;
}

function readParts(file: string): ReadonlyMap<string, Buffer> {
  try {
    const bytes = readFileSync(file);
    let at = INDEX_LENGTH_BYTES + bytes.readUInt32LE();
    const index: Index = JSON.parse(bytes.toString('utf8', INDEX_LENGTH_BYTES, at));
    const parts = new Map<string, Buffer>();
    for (const [name, length] of index) {
      parts.set(name, bytes.subarray(at, at + length));
      at += length;
    }
    return at === bytes.length ? parts : new Map();
  } catch {
    return new Map();
  }
}

/** Written aside and renamed: another process reads all of it or nothing. */
function writeParts(folder: string, file: string, parts: readonly (readonly [string, Buffer])[]): void {
  const index: Index = parts.map(([name, { length }]) => [name, length]);
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(INDEX_LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  const temporary = `${file}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(temporary, Buffer.concat([length, head, ...parts.map(([, bytes]) => bytes)]), {
      mode: 0o600,
    });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
