import { dirname, extname } from 'node:path';
import { parse } from 'yaml';
import type { SandboxOptions } from '../../config/sandbox-options.ts';
import { requireOptions } from './check-value.ts';
import { ContainerOptionError } from './container-error.ts';
import { readLocalFile } from './container-file.ts';
import type { ContainerOptions, ListOption } from './container-options.ts';

/** Options of the configuration file, but for those that the container decides itself. */
export type ContainerConfiguration = Omit<SandboxOptions, 'host' | 'port' | 'https' | 'openapi'>;

export const CONFIGURATION_METHOD = 'withConfiguration';

/** What is left out of a configuration, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  host: 'the container listens on all of its interfaces. Take it out.',
  port: 'the port in the container is fixed. Take it out; withExposedPorts({ container: 4010, host: 8080 }) chooses one outside.',
  https: 'ports and names of the container depend on it. Use withHttps.',
  openapi: 'its file is not in the container. Use withOpenApi, which copies it.',
};

/** Options, and the folder that their paths start from. */
export interface GivenConfiguration {
  readonly options: Readonly<Record<string, unknown>>;
  readonly folder: string;
}

/** A configuration as an object, or in the JSON or YAML file at a path. @throws ContainerOptionError */
export function readConfiguration(given: ContainerConfiguration | string): GivenConfiguration {
  const content =
    typeof given === 'string'
      ? readConfigurationFile(given)
      : { ...requireOptions(given, CONFIGURATION_METHOD) };
  const { $schema: _, ...options } = content as Record<string, unknown>;
  return { options, folder: typeof given === 'string' ? dirname(given) : '.' };
}

/** Writes each option as it is. @throws ContainerOptionError */
export function writeConfiguration(
  target: ContainerOptions,
  options: Readonly<Record<string, unknown>>,
): void {
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const reason = REFUSED[option];
    if (reason !== undefined)
      throw new ContainerOptionError(`Failed to set ${option} by ${CONFIGURATION_METHOD}: ${reason}`);
    writeOption(target, option, value);
  }
}

function writeOption(target: ContainerOptions, option: string, value: unknown): void {
  if (isListOption(option) && Array.isArray(value)) target.add(option, value, CONFIGURATION_METHOD);
  else if (option === 'plans' && typeof value === 'object' && value !== null) {
    for (const [name, plan] of Object.entries(value)) target.addPlan(name, plan, CONFIGURATION_METHOD);
  } else target.set(option, value, CONFIGURATION_METHOD);
}

function isListOption(option: string): option is ListOption {
  return option === 'keys' || option === 'rules';
}

function readConfigurationFile(path: string): Record<string, unknown> {
  const content = parseText(readLocalFile(path, CONFIGURATION_METHOD), path) ?? {};
  if (typeof content === 'object' && !Array.isArray(content)) return content as Record<string, unknown>;
  throw new ContainerOptionError(
    `Failed to read ${path} for ${CONFIGURATION_METHOD}: it holds no options by name. Write one a line, such as clock: frozen.`,
  );
}

function parseText(text: string, path: string): unknown {
  try {
    return extname(path).toLowerCase() === '.json' ? JSON.parse(text) : parse(text, { logLevel: 'error' });
  } catch (cause) {
    const [reason = ''] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new ContainerOptionError(
      `Failed to read ${path} for ${CONFIGURATION_METHOD}: ${reason.replace(/:$/, '')}. Correct the file, or give another.`,
      { cause },
    );
  }
}
