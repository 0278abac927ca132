import { parseConfig } from '../../config/parse-config.ts';
import type { SandboxConfig } from '../../config/sandbox-config.ts';
import type { Path } from '../../domain/validation/path.ts';
import type { LogSink } from '../../log/log.ts';
import { type Environment, FLAGS, type Flag, flagName, readVariable, variableName } from './flags.ts';
import { gatherHttps, mergeHttps } from './https-options.ts';
import { type Layer, layerOf } from './layer.ts';
import { sortVariables } from './odd-variables.ts';

/** What the command line, the environment and the configuration file come to. */
export interface Settings {
  readonly config: SandboxConfig;
  /** Standard output is for a program to read. */
  readonly json: boolean;
  /** The file that options are from, where there is one. */
  readonly configFile: string | undefined;
  /** Changes of the files are to be heeded. */
  readonly watch: boolean;
  /** What is odd about the environment, and does not matter. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** Names of the options that were given, wherever. */
  readonly given: ReadonlySet<string>;
  /** Throws an error of the configuration again, told by where the options were written; any other as it is. */
  readonly rethrow: (error: unknown) => Promise<never>;
}

/**
 * Merges flags over environment over file and checks the result.
 * @param flags the values of the flags that were given, by option
 * @throws ConfigError
 */
export async function loadSettings(
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<Settings> {
  const { own, notes, warnings } = sortVariables(environment);
  const layers = [flagLayer(flags), environmentLayer(own)];
  const file = await fileLayer(layers);
  const all = file === undefined ? layers : [...layers, file];
  const inputs = all.map(({ options }) => options).reverse();
  const merged = Object.assign({}, ...inputs, mergeHttps(inputs)) as Record<string, unknown>;
  const { config: _, json = false, watch = false, ...options } = merged;
  const rethrow = rethrowByOrigin(all);
  const switches = { json, watch };
  if (!isSwitches(switches)) {
    const { refuseSwitch } = await import('./explain-by-origin.ts');
    const [name, value] = Object.entries(switches).find(([, on]) => typeof on !== 'boolean') ?? [
      'json',
      json,
    ];
    return await rethrow(refuseSwitch(name, value));
  }
  const config = await parseConfig(options).catch(rethrow);
  const httpsPort = layerOf(['https', 'port'], all) === undefined ? [] : ['https.port'];
  const given = new Set([...Object.keys(merged), ...httpsPort]);
  return { config, configFile: file?.file?.path, ...switches, notes, warnings, given, rethrow };
}

function isSwitches(values: { json: unknown; watch: unknown }): values is { json: boolean; watch: boolean } {
  return typeof values.json === 'boolean' && typeof values.watch === 'boolean';
}

function rethrowByOrigin(layers: readonly Layer[]): Settings['rethrow'] {
  return async (error) => {
    const { explainByOrigin } = await import('./explain-by-origin.ts');
    throw await explainByOrigin(error, layers);
  };
}

function flagLayer(flags: Readonly<Record<string, unknown>>): Layer {
  return { options: gatherHttps(flags), nameOf: (path) => nameBy(path, flagName) };
}

function environmentLayer(environment: Environment): Layer {
  const entries = FLAGS.map((flag) => [flag.option, readVariable(flag, environment)] as const);
  const options = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return { options: gatherHttps(options), nameOf: (path) => nameBy(path, variableName) };
}

/** Flags and variables set whole options, so the first step or two of the path tell which. */
function nameBy(path: Path, nameOf: (flag: Flag) => string): string | undefined {
  const [first, second] = path;
  const flagOf = (name: unknown) => FLAGS.find(({ option }) => option === name);
  const flag = flagOf(`${first}.${second}`) ?? flagOf(first);
  return flag && nameOf(flag);
}

async function fileLayer(layers: readonly Layer[]): Promise<Layer | undefined> {
  const layer = layerOf(['config'], layers);
  const path = layer?.options.config;
  if (layer === undefined || typeof path !== 'string') return undefined;
  const { readConfigFile } = await import('./config-file.ts');
  const { options, text } = await readConfigFile(path, layer.nameOf(['config']) ?? '');
  const file: Layer = { options, nameOf: () => undefined, file: { path, text } };
  // On its own first: a bad file is told of even where a flag would hide what is wrong with it.
  await parseConfig(options).catch(rethrowByOrigin([file]));
  return file;
}

/** Tells what was found in the environment, before anything else. */
export function announce({ notes, warnings }: Pick<Settings, 'notes' | 'warnings'>, log: LogSink): void {
  for (const message of notes) log({ type: 'info', message });
  for (const message of warnings) log({ type: 'warning', message });
}
