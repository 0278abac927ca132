import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import type { Example, ExampleFile, Session } from './readme-examples.ts';
import { spawnCli } from './spawn-cli.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where the page has HTTP and HTTPS, under whatever name. */
const WRITTEN_PORTS = ['4010', '4443'] as const;

/** A folder in which the page's commands and programs find what they name. */
export interface ReaderFolder extends AsyncDisposable {
  readonly path: string;
}

/** Files of the page, the built CLI where a clone has it, and the package where a project has it. */
export async function openReaderFolder(files: readonly ExampleFile[]): Promise<ReaderFolder> {
  const path = await mkdtemp(join(tmpdir(), 'amps-readme-'));
  await mkdir(join(path, 'node_modules'));
  await symlink(ROOT, join(path, 'node_modules/amps-sandbox'), 'dir');
  await symlink(join(ROOT, 'dist'), join(path, 'dist'), 'dir');
  await symlink(join(ROOT, 'node_modules/vitest'), join(path, 'node_modules/vitest'), 'dir');
  for (const { name, block } of files) await writeFile(join(path, name), block.text);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** What an example printed, or how it failed. */
export interface Outcome {
  readonly line: number;
  /** Undefined where the page shows none. */
  readonly output: unknown;
  readonly exitCode: number | null;
  /** Empty where it succeeded. */
  readonly complaint: string;
}

/** Starts what the session says and runs its examples, one after the other. */
export async function runSession({ args, examples }: Session, folder: string): Promise<Outcome[]> {
  const https = args.includes('--https') ? ['--https-port', '0'] : [];
  await using sandbox = await spawnCli([...args, ...https, '--log', 'silent'], {
    cwd: folder,
    env: surroundingsIn(folder),
  });
  const ports = [sandbox.url, sandbox.httpsUrl].map((url) => (url === null ? undefined : new URL(url).port));
  const outcomes: Outcome[] = [];
  for (const example of examples) outcomes.push(await runExample(example, ports, folder));
  return outcomes;
}

/** The reader's home is the folder, lest that of who runs the tests be written into. */
function surroundingsIn(folder: string): Record<string, string> {
  return { HOME: folder, XDG_DATA_HOME: '' };
}

type Ports = readonly (string | undefined)[];

/** Puts the ports in force where the page has its own. */
function toPlace(text: string, ports: Ports): string {
  return WRITTEN_PORTS.reduce(
    (moved, port, index) => moved.replaceAll(`:${port}`, `:${ports[index] ?? port}`),
    text,
  );
}

function fromPlace(text: string, ports: Ports): string {
  return WRITTEN_PORTS.reduce((moved, port, index) => {
    const inForce = ports[index];
    return inForce === undefined ? moved : moved.replaceAll(`:${inForce}`, `:${port}`);
  }, text);
}

/** What the page says comes of it. */
export function expectedOutcome({ block, output }: Example): Outcome {
  return {
    line: block.line,
    output: output && readOutput(output.text, output.language),
    exitCode: 0,
    complaint: '',
  };
}

async function runExample({ block, output }: Example, ports: Ports, folder: string): Promise<Outcome> {
  const text = toPlace(block.text, ports);
  const [program, args] = block.language === 'ts' ? await compile(text, block.line, folder) : shell(text);
  const { exitCode, stdout, stderr } = await run(program, args, folder);
  const shown = fromPlace(stdout, ports);
  return {
    line: block.line,
    output: output && readOutput(shown, output.language),
    exitCode,
    complaint: exitCode === 0 ? '' : `${stdout}${stderr}`,
  };
}

type CommandLine = readonly [program: string, args: readonly string[]];

function shell(text: string): CommandLine {
  return ['bash', ['-euo', 'pipefail', '-c', text]];
}

async function compile(text: string, line: number, folder: string): Promise<CommandLine> {
  if (text.includes(`from 'amps-sandbox/vitest'`)) return await writeVitestFile(text, line, folder);
  const { code } = await transform(text, { loader: 'ts', format: 'esm', target: 'node20' });
  const path = join(folder, `line-${line}.mjs`);
  await writeFile(path, code);
  return [process.execPath, [path]];
}

/** A test that Vitest runs as its reader would. */
async function writeVitestFile(text: string, line: number, folder: string): Promise<CommandLine> {
  const name = `line-${line}.test.ts`;
  await writeFile(join(folder, name), text);
  return [process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, name]];
}

/** JSON is compared by its values; a text that is none is shown as it is. */
function readOutput(text: string, language: string): unknown {
  const trimmed = text.trim();
  if (language !== 'json') return trimmed;
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed;
  }
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  // In a group of its own, so that nothing which it left running outlives it.
  const env = { ...plainEnvironment(), ...surroundingsIn(cwd) };
  const child = spawn(program, args, { cwd, env, detached: true });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => killGroup(child.pid));
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing was left running.
  }
}

/** Without what the tests, or those who run them, set for this program or for node. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('AMPS_SANDBOX_') && name !== 'NODE_OPTIONS',
    ),
  );
}
