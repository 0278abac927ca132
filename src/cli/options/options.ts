import { ConfigError, parseConfig, type SandboxConfig } from '../../config/sandbox-config.ts';
import { readConfigFile } from './config-file.ts';
import {
  type Environment,
  FLAGS,
  type Flag,
  flagName,
  misspeltVariables,
  readVariable,
  variableName,
} from './flags.ts';
import { gatherHttps, mergeHttps, provides } from './https-options.ts';

/** What the command line, the environment and the configuration file come to. */
export interface Settings {
  readonly config: SandboxConfig;
  /** Standard output is for a program to read. */
  readonly json: boolean;
  readonly warnings: readonly string[];
  /** Names of the options that were given, wherever. */
  readonly given: ReadonlySet<string>;
}

/** Options from one origin, and what they are called there. */
interface Layer {
  readonly options: Readonly<Record<string, unknown>>;
  nameOf(path: string): string;
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
  const layers = [flagLayer(flags), environmentLayer(environment)];
  const file = await fileLayer(layers);
  const all = file === undefined ? layers : [...layers, file];
  const inputs = all.map(({ options }) => options).reverse();
  const merged = Object.assign({}, ...inputs, mergeHttps(inputs)) as Record<string, unknown>;
  const { config: _, json = false, ...options } = merged;
  const nameOf = (path: string): string => layerOf(path, all)?.nameOf(path) ?? path;
  if (typeof json !== 'boolean') {
    throw new ConfigError(
      `Failed to read the configuration: ${nameOf('json')} must be true or false. Write one of them.`,
      'json',
    );
  }
  const given = new Set([...Object.keys(merged), ...(layerOf('https.port', all) ? ['https.port'] : [])]);
  return { config: parseConfig(options, nameOf), json, warnings: variableWarnings(environment), given };
}

function layerOf(path: string, layers: readonly Layer[]): Layer | undefined {
  return layers.find(({ options }) => provides(options, path));
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
function nameBy(path: string, nameOf: (flag: Flag) => string): string {
  const [first, second] = path.split(/[.[]/);
  const flagOf = (name: string | undefined) => FLAGS.find(({ option }) => option === name);
  const flag = flagOf(`${first}.${second}`) ?? flagOf(first);
  return flag === undefined ? path : nameOf(flag);
}

async function fileLayer(layers: readonly Layer[]): Promise<Layer | undefined> {
  const layer = layerOf('config', layers);
  const path = layer?.options.config;
  if (layer === undefined || typeof path !== 'string') return undefined;
  const content = await readConfigFile(path, layer.nameOf('config'));
  const nameOf = (option: string): string => `"${option}" in ${path}`;
  // On its own first: a bad file is told of even where a flag would hide what is wrong with it.
  parseConfig(content, nameOf);
  return { options: content, nameOf };
}

function variableWarnings(environment: Environment): string[] {
  return misspeltVariables(environment).map(
    ({ written, meant }) => `${written} is in the environment but names no option. Did you mean ${meant}?`,
  );
}
