import { extname } from 'node:path';
import { parse } from 'yaml';
import type { BUILT_IN_WORLDS } from '../../config/built-in-worlds.ts';
import type { SandboxOptions } from '../../config/sandbox-options.ts';
import { ContainerOptionError } from './container-error.ts';
import { readLocalFile } from './container-file.ts';
import type { ContainerOptions, ListOption } from './container-options.ts';

type BuiltInWorld = (typeof BUILT_IN_WORLDS)[number];

// A record, so that the compiler finds a world that is missing here.
const WORLDS: Readonly<Record<BuiltInWorld, true>> = { default: true, empty: true, large: true };
export const WORLD_NAMES: readonly string[] = Object.keys(WORLDS);

/** Options of the configuration file, but for those that the container decides itself. */
export type ContainerConfiguration = Omit<SandboxOptions, 'host' | 'port' | 'https' | 'openapi'>;

const METHOD = 'withConfiguration';

/** What is left out of a configuration, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  host: 'the container listens on all of its interfaces. Take it out.',
  port: 'the port in the container is fixed. Take it out; withExposedPorts({ container: 4010, host: 8080 }) chooses one outside.',
  https: 'ports and names of the container depend on it. Use withHttps.',
  openapi: 'its file is not in the container. Use withOpenApi, which copies it.',
};

/** Writes each option of a configuration, given as an object or the path of a JSON or YAML file. @throws ContainerOptionError */
export function writeConfiguration(target: ContainerOptions, given: ContainerConfiguration | string): void {
  const { $schema: _, ...options } = typeof given === 'string' ? readConfiguration(given) : { ...given };
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const reason = REFUSED[option] ?? whyFileIsMissing(option, value);
    if (reason !== undefined) {
      throw new ContainerOptionError(`Failed to set ${option} by ${METHOD}: ${reason}`);
    }
    writeOption(target, option, value);
  }
}

function writeOption(target: ContainerOptions, option: string, value: unknown): void {
  if (isListOption(option) && Array.isArray(value)) target.add(option, value);
  else if (option === 'plans' && typeof value === 'object' && value !== null) {
    for (const [name, plan] of Object.entries(value)) target.addPlan(name, plan, METHOD);
  } else target.set(option, value, METHOD);
}

function isListOption(option: string): option is ListOption {
  return option === 'keys' || option === 'scenarios' || option === 'rules';
}

function whyFileIsMissing(option: string, value: unknown): string | undefined {
  if (option === 'world' && typeof value === 'string' && !WORLD_NAMES.includes(value)) {
    return `the file ${value} is not in the container. Use withWorld, which copies it.`;
  }
  const path = option === 'scenarios' && Array.isArray(value) ? value.find(isPath) : undefined;
  return path === undefined
    ? undefined
    : `the file ${path} is not in the container. Use withScenario, which copies it.`;
}

function isPath(name: unknown): name is string {
  return typeof name === 'string' && /[./\\]/.test(name);
}

function readConfiguration(path: string): Record<string, unknown> {
  const content = parseText(readLocalFile(path, METHOD), path) ?? {};
  if (typeof content === 'object' && !Array.isArray(content)) return content as Record<string, unknown>;
  throw new ContainerOptionError(
    `Failed to read ${path} for ${METHOD}: it holds no options by name. Write one a line, such as clock: frozen.`,
  );
}

function parseText(text: string, path: string): unknown {
  try {
    return extname(path).toLowerCase() === '.json' ? JSON.parse(text) : parse(text, { logLevel: 'error' });
  } catch (cause) {
    const [reason = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new ContainerOptionError(
      `Failed to read ${path} for ${METHOD}: ${reason.replace(/:$/, '')}. Correct the file, or give another.`,
      { cause },
    );
  }
}
