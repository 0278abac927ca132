import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type ControlClient, createControlClient } from '../../src/testing/control/control-client.ts';
import type { ReadyLine } from './spawn-cli.ts';

/** What the container tests run; undefined in all other tests. */
export const IMAGE = process.env.SANDBOX_IMAGE;

export interface ContainerOptions {
  /** What follows the image's name. */
  readonly args?: readonly string[];
  /** Options of `docker run`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Files and folders by their place here, each with its place inside; read-only. */
  readonly volumes?: Readonly<Record<string, string>>;
  /** The port inside that is published. */
  readonly port?: number;
}

export interface ContainerEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A container whose emulator is ready. */
export interface RunningContainer extends LaunchedContainer {
  /** Where its published port is reached from here. */
  readonly url: string;
  /** What it said when it was ready. */
  readonly ready: ReadyLine;
  readonly control: ControlClient;
  /** What its health check says next; Docker tells of changes only. */
  nextHealth(): Promise<string>;
  /** Its first events of this kind, each as the template has it; waits for those to come. */
  firstEvents(count: number, kind: string, template: string): Promise<readonly string[]>;
  /** The ends of the probes so far. */
  probes(): Promise<readonly Probe[]>;
}

export interface Probe {
  readonly ExitCode: number;
  readonly Output: string;
}

/** Runs the Docker client to its end. @throws Error with what it wrote where it fails */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, { maxBuffer: 2 ** 28 });
  return stdout.trim();
}

/** A container that was told to start; going out of scope removes it. */
export interface LaunchedContainer extends AsyncDisposable {
  readonly name: string;
  readonly end: Promise<ContainerEnd>;
  /** Waits until standard output has this. @throws Error where the container ends before */
  outputOf(part: string): Promise<string>;
}

export function launchContainer(options: ContainerOptions = {}): LaunchedContainer {
  const name = `amps-sandbox-test-${randomUUID()}`;
  const child = spawn('docker', [
    'run',
    '--name',
    name,
    ...toFlags(options),
    image(),
    ...(options.args ?? []),
  ]);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  const end = once(child, 'close').then(([exitCode]) => ({ exitCode: Number(exitCode), ...output }));
  return {
    name,
    end,
    async outputOf(part) {
      while (!output.stdout.includes(part)) {
        const ended = await Promise.race([once(child.stdout, 'data').then(() => undefined), end]);
        if (ended !== undefined && !output.stdout.includes(part))
          throw new Error(`The container ended (${ended.exitCode}) before it said ${part}: ${ended.stderr}`);
      }
      return output.stdout;
    },
    async [Symbol.asyncDispose]() {
      await docker('rm', '--force', '--volumes', name);
      await end;
    },
  };
}

/** Starts a container and waits until its emulator says that it is ready. */
export async function runContainer(options: ContainerOptions = {}): Promise<RunningContainer> {
  const env = { AMPS_SANDBOX_JSON: 'true', ...options.env };
  const { port = 4010 } = options;
  const launched = launchContainer({ ...options, port, env });
  try {
    return await waitUntilReady(launched, port);
  } catch (error) {
    await launched[Symbol.asyncDispose]();
    throw error;
  }
}

async function waitUntilReady(launched: LaunchedContainer, port: number): Promise<RunningContainer> {
  const [line = ''] = (await launched.outputOf('\n')).split('\n');
  const [address] = (await docker('port', launched.name, `${port}/tcp`)).split('\n');
  const url = `http://${address}`;
  const ready = JSON.parse(line) as ReadyLine;
  const health = followEvents(launched.name, 'health_status', '{{.Status}}');
  return {
    ...launched,
    url,
    ready,
    control: createControlClient({ url, token: String(ready.controlToken) }),
    nextHealth: async () => (await health.next()).replace('health_status: ', ''),
    firstEvents: (...asked) => readFirstEvents(launched.name, ...asked),
    probes: async () =>
      JSON.parse(await docker('inspect', '--format', '{{json .State.Health.Log}}', launched.name)),
    async [Symbol.asyncDispose]() {
      health.stop();
      await launched[Symbol.asyncDispose]();
    },
  };
}

/** The events of a container from its beginning on. */
function followEvents(name: string, kind: string, template: string) {
  const filters = ['--filter', `container=${name}`, '--filter', `event=${kind}`];
  const child = spawn('docker', ['events', '--since', '0', ...filters, '--format', template]);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return { next: async () => String((await lines.next()).value), stop: () => child.kill() };
}

async function readFirstEvents(name: string, count: number, kind: string, template: string) {
  const events = followEvents(name, kind, template);
  const found: string[] = [];
  while (found.length < count) found.push(await events.next());
  events.stop();
  return found;
}

function image(): string {
  if (IMAGE === undefined) throw new Error('Failed to find the image. Run `.ci/container`, which names it.');
  return IMAGE;
}

function toFlags({ flags = [], env = {}, volumes = {}, port }: ContainerOptions): string[] {
  return [
    ...(port === undefined ? [] : ['--publish', `127.0.0.1::${port}`]),
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.entries(volumes).flatMap(([from, to]) => ['--volume', `${from}:${to}:ro`]),
    ...flags,
  ];
}
