import { readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { BUILT_IN_WORLDS, ConfigError } from '../../config/sandbox-config.ts';

/**
 * The options in a YAML or JSON file, not yet checked; paths in it are relative to the file.
 * @throws ConfigError where the file cannot be read or is neither.
 */
export async function readConfigFile(path: string, origin: string): Promise<Record<string, unknown>> {
  // A file with nothing in it, or comments only, reads as null.
  const content = (await parseText(readText(path, origin), path, origin)) ?? {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw failure(path, 'it holds no options by name', 'Write one a line, such as port: 4010.');
  }
  const { $schema: _, ...options } = content as Record<string, unknown>;
  const folder = dirname(path);
  return { ...options, ...resolvePaths(options, folder), ...(await resolveScenarios(options, folder)) };
}

function readText(path: string, origin: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw failure(
      path,
      READ_FAILURES[codeOf(error)] ?? messageOf(error),
      `Check the path given by ${origin}.`,
      error,
    );
  }
}

const READ_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

async function parseText(text: string, path: string, origin: string): Promise<unknown> {
  try {
    if (extname(path).toLowerCase() === '.json') return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    const [reason = ''] = messageOf(error).split('\n');
    throw failure(path, reason.replace(/:$/, ''), `Correct the file, or give another with ${origin}.`, error);
  }
}

function resolvePaths(options: Readonly<Record<string, unknown>>, folder: string): Record<string, unknown> {
  const { world, openapi, https } = options;
  return {
    ...(typeof world === 'string' && !isBuiltIn(world) && { world: resolve(folder, world) }),
    ...(typeof openapi === 'string' && { openapi: resolve(folder, openapi) }),
    ...(hasCaFolder(https) && { https: { ...https, caFolder: resolve(folder, https.caFolder) } }),
  };
}

async function resolveScenarios(
  { scenarios }: Readonly<Record<string, unknown>>,
  folder: string,
): Promise<{ scenarios?: unknown[] }> {
  if (!Array.isArray(scenarios)) return {};
  const { SHIPPED_SCENARIOS } = await import('../../files/rules/load-scenario.ts');
  const isPath = (name: unknown): name is string =>
    typeof name === 'string' && name !== '' && !SHIPPED_SCENARIOS.includes(name);
  return { scenarios: scenarios.map((name: unknown) => (isPath(name) ? resolve(folder, name) : name)) };
}

function hasCaFolder(https: unknown): https is { readonly caFolder: string } {
  const isGroup = typeof https === 'object' && https !== null && 'caFolder' in https;
  return isGroup && typeof https.caFolder === 'string' && https.caFolder !== '';
}

function isBuiltIn(world: string): boolean {
  return BUILT_IN_WORLDS.some((name) => name === world);
}

function failure(path: string, why: string, advice: string, cause?: unknown): ConfigError {
  return new ConfigError(`Failed to read the configuration file ${path}: ${why}. ${advice}`, 'config', cause);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
