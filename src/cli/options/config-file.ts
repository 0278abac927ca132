import { dirname, resolve } from 'node:path';
import { BUILT_IN_WORLDS } from '../../config/built-in-worlds.ts';
import { refuseOptions } from '../../config/config-error.ts';
import type { RefuseFile } from '../../files/text/read-text.ts';

type Options = Readonly<Record<string, unknown>>;

export interface ConfigFile {
  /** Not yet checked; paths in them are relative to the file no more. */
  readonly options: Options;
  readonly text: string;
}

/**
 * Reads the options in a YAML or JSON file.
 * @param origin what the path was given by, such as `--config`
 * @throws ConfigError where the file cannot be read, is neither, or holds no options by name
 */
export async function readConfigFile(path: string, origin: string): Promise<ConfigFile> {
  const [{ readText }, { parseText }] = await Promise.all([
    import('../../files/text/read-text.ts'),
    import('../../files/text/parse-text.ts'),
  ]);
  const refuse: RefuseFile = (problems, place) =>
    refuseOptions(problems, {
      what: `the configuration file ${path}`,
      file: path,
      format: () => place ?? '',
    });
  const text = await readText(path, { advice: `Check the path given by ${origin}.`, refuse });
  // A file with nothing in it, or comments only, reads as null.
  const content = (await parseText(text, path, refuse)) ?? {};
  if (isOptions(content)) return { options: await resolvePaths(content, dirname(path)), text };
  const advice = 'Write one a line, such as port: 4010.';
  throw refuse([{ path: [], why: 'it holds no options by name.', advice }]);
}

async function resolvePaths(options: Options, folder: string): Promise<Options> {
  const { world, openapi, https } = options;
  return {
    ...options,
    ...(typeof world === 'string' && !isBuiltIn(world) && { world: resolve(folder, world) }),
    ...(typeof openapi === 'string' && { openapi: resolve(folder, openapi) }),
    ...(hasCaFolder(https) && { https: { ...https, caFolder: resolve(folder, https.caFolder) } }),
    ...(await resolveScenarios(options, folder)),
  };
}

async function resolveScenarios({ scenarios }: Options, folder: string): Promise<Options> {
  if (!Array.isArray(scenarios)) return {};
  const { SHIPPED_SCENARIOS } = await import('../../files/rules/load-scenario.ts');
  const isPath = (name: unknown): name is string =>
    typeof name === 'string' && name !== '' && !SHIPPED_SCENARIOS.includes(name);
  return { scenarios: scenarios.map((name: unknown) => (isPath(name) ? resolve(folder, name) : name)) };
}

function hasCaFolder(https: unknown): https is { readonly caFolder: string } {
  return isOptions(https) && typeof https.caFolder === 'string' && https.caFolder !== '';
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBuiltIn(world: string): boolean {
  return BUILT_IN_WORLDS.some((name) => name === world);
}
