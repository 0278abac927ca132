import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = ['dist', 'package.json'];
const RUNNERS = ['vitest', 'jest'];

/** A customer's project in a folder of its own, with the package and the test runners installed. */
export interface Project extends AsyncDisposable {
  readonly path: string;
  /** Replaces a part of a file, which must be there. */
  change(file: string, part: string, replacement: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
}

/** Starts with a copy of an example, where one is named. */
export async function openProject(example?: string): Promise<Project> {
  const path = await mkdtemp(join(tmpdir(), 'amps-project-'));
  if (example !== undefined) await cp(join(ROOT, 'examples', example), path, { recursive: true });
  await installPackage(join(path, 'node_modules'));
  const write = (file: string, text: string) => writeFile(join(path, file), text);
  return {
    path,
    write,
    change: async (file, part, replacement) => {
      const text = await readFile(join(path, file), 'utf8');
      if (!text.includes(part)) throw new Error(`${file} of ${example} has no ${JSON.stringify(part)}.`);
      await write(file, text.replace(part, replacement));
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** The package as files, not as a link: runners take what stands outside of `node_modules` for the customer's own. */
async function installPackage(folder: string): Promise<void> {
  await mkdir(join(folder, 'amps-sandbox'), { recursive: true });
  for (const part of PACKAGE) {
    await cp(join(ROOT, part), join(folder, 'amps-sandbox', part), { recursive: true });
  }
  for (const name of RUNNERS) await symlink(join(ROOT, 'node_modules', name), join(folder, name), 'dir');
}
