import { dirname, resolve } from 'node:path';
import { refuseOptions } from '../../config/config-error.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import { SHIPPED_SCENARIOS } from '../../domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
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
  if (isOptions(content)) return { options: resolvePaths(content, dirname(path)), text };
  const advice = 'Write one a line, such as port: 4010.';
  throw refuse([{ path: [], why: 'it holds no options by name.', advice }]);
}

function resolvePaths(options: Options, folder: string): Options {
  const { world, openapi, https } = options;
  return {
    ...options,
    ...(isPath(world, SHIPPED_WORLDS) && { world: resolve(folder, world) }),
    ...(typeof openapi === 'string' && { openapi: resolve(folder, openapi) }),
    ...(hasCaFolder(https) && { https: { ...https, caFolder: resolve(folder, https.caFolder) } }),
    ...resolveScenarios(options, folder),
  };
}

function resolveScenarios({ scenarios }: Options, folder: string): Options {
  const resolveOne = (given: unknown) => (isPath(given, SHIPPED_SCENARIOS) ? resolve(folder, given) : given);
  if (Array.isArray(scenarios)) return { scenarios: scenarios.map(resolveOne) };
  return scenarios === undefined ? {} : { scenarios: resolveOne(scenarios) };
}

/** Whether it is a path: no name of what comes with the package, nor the document itself. */
function isPath(given: unknown, shipped: readonly string[]): given is string {
  return typeof given === 'string' && given !== '' && !shipped.includes(given) && !isDocumentText(given);
}

function hasCaFolder(https: unknown): https is { readonly caFolder: string } {
  return isOptions(https) && typeof https.caFolder === 'string' && https.caFolder !== '';
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
