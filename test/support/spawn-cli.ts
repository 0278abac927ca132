import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a program has that must end by itself: less than a test has, so that the test can say how far it came. */
export const PATIENCE_MS = 100_000;

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The first line on standard output with --json. */
export interface ReadyLine {
  readonly url: string;
  readonly controlUrl: string;
  readonly controlToken: string | null;
  readonly httpsUrl: string | null;
  readonly caFile: string | null;
  readonly edition: string;
  readonly pid: number;
  readonly keys: readonly { readonly key: string; readonly name: string; readonly account: string }[];
}

export interface CliEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the built program; going out of scope kills it. */
export interface CliProcess extends AsyncDisposable {
  readonly child: ChildProcessWithoutNullStreams;
  /** What it wrote so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Settles when it has ended and all its output has arrived. */
  readonly end: Promise<CliEnd>;
}

export type RunningCli = CliProcess & ReadyLine;

export interface SpawnOptions {
  /** On top of the environment of the tests, which has no AMPS_SANDBOX_… variables and asks for no colours. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it reads; only where the caller writes it. */
  readonly input?: string;
  /** Kills the process when it runs longer than this. */
  readonly timeoutMs?: number;
}

/** Starts the built program with these arguments and nothing else. */
export function launchCli(args: readonly string[], options?: SpawnOptions): CliProcess {
  if (!existsSync(CLI)) throw new Error(`Failed to launch ${CLI}: it is not built. Run \`npm run build\`.`);
  return launchNode([CLI, ...args], options);
}

/** Starts a program of Node's. */
export function launchNode(
  args: readonly string[],
  { env = {}, cwd, timeoutMs }: SpawnOptions = {},
): CliProcess {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  const end = new Promise<CliEnd>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  return {
    child,
    end,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await end;
    },
  };
}

/** Runs the built program to its end. */
export async function runCli(args: readonly string[], options?: SpawnOptions): Promise<CliEnd> {
  await using cli = launchCli(args, { timeoutMs: PATIENCE_MS, ...options });
  return await cli.end;
}

/** Runs a program of Node's to its end. */
export async function runNode(args: readonly string[], options?: SpawnOptions): Promise<CliEnd> {
  await using program = launchNode(args, { timeoutMs: PATIENCE_MS, ...options });
  program.child.stdin.end();
  return await program.end;
}

/** Starts a sandbox on a free port and waits until it is ready; later arguments win. */
export async function spawnCli(args: readonly string[] = [], options?: SpawnOptions): Promise<RunningCli> {
  const cli = launchCli(['start', '--port', '0', '--json', ...args], options);
  const ready = JSON.parse(await firstLine(cli)) as ReadyLine;
  return Object.assign(Object.create(cli) as CliProcess, ready);
}

/** The first whole line on standard output. @throws Error where the program ends before it. */
export async function firstLine(cli: CliProcess): Promise<string> {
  await outputOf(cli, 'stdout', '\n');
  return cli.stdout.slice(0, cli.stdout.indexOf('\n'));
}

/** Waits until the program has written this. @throws Error where it ends before. */
export async function outputOf(cli: CliProcess, stream: 'stdout' | 'stderr', part: string): Promise<void> {
  while (!cli[stream].includes(part)) {
    const more = new Promise<undefined>((resolve) =>
      cli.child[stream].once('data', () => resolve(undefined)),
    );
    const end = await Promise.race([more, cli.end]);
    if (end !== undefined && !cli[stream].includes(part)) {
      const ending = end.code ?? end.signal;
      throw new Error(
        `The CLI ended (${ending}) before it wrote ${JSON.stringify(part)}: ${end.stderr || end.stdout}`,
      );
    }
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AMPS_SANDBOX_|GITHUB_|(NO|FORCE)_COLOR$)/.test(name)),
  );
}
