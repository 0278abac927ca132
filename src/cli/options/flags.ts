import type { HttpsConfig } from '../../config/sandbox-config.ts';
import type { SandboxOptions } from '../../config/sandbox-options.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import { REPORT_TO_VARIABLE } from '../../domain/relay/report-to.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';

/** The values of the flags that were given, by option. */
export type FlagValues = Readonly<Record<string, unknown>>;

/** An option of the sandbox as the command line and the environment write it. */
export interface Flag {
  /** What it sets; `config`, `watch` and `json` are the command line's own. */
  readonly option: keyof SandboxOptions | `https.${keyof HttpsConfig}` | 'config' | 'watch' | 'json';
  /** `accept-any-key`: the flag without its dashes, and in capitals the variable without its prefix. */
  readonly name: string;
  /** What follows the flag; a flag without is a switch. */
  readonly value?: string;
  readonly description: string;
  /** The text of a flag or a variable as the value it stands for; text that stands for none is left as it is. */
  readonly read?: (text: string) => unknown;
  /** May be given several times; the variable separates by commas. */
  readonly repeatable?: true;
}

export const FLAGS: readonly Flag[] = [
  {
    option: 'port',
    name: 'port',
    value: '<number>',
    description: 'port to listen on; 0 takes a free one (4010)',
    read: toNumber,
  },
  { option: 'host', name: 'host', value: '<address>', description: 'address to listen on (127.0.0.1)' },
  {
    option: 'https',
    name: 'https',
    description: 'serve HTTPS as well, with a certificate for the true names',
  },
  {
    option: 'https.port',
    name: 'https-port',
    value: '<number>',
    description: 'port of HTTPS, which this turns on; 0 takes a free one (4443)',
    read: toNumber,
  },
  {
    option: 'https.names',
    name: 'https-name',
    value: '<name>',
    description: 'one more name or address for the certificate; repeatable',
    repeatable: true,
  },
  {
    option: 'https.caFolder',
    name: 'ca-folder',
    value: '<folder>',
    description: "where ca.pem and ca-key.pem are kept, or given (this user's data folder)",
  },
  {
    option: 'world',
    name: 'world',
    value: '<name|file>',
    description: `what to begin with: ${SHIPPED_WORLDS.join(', ')} a world file, or its YAML text (default)`,
  },
  {
    option: 'scenarios',
    name: 'scenario',
    value: '<name|file>',
    description: 'scripted behaviour by its name, from a file, or as YAML text; repeatable',
    repeatable: true,
  },
  {
    option: 'seed',
    name: 'seed',
    value: '<text>',
    description: 'what names, serials and all draws depend on (amps)',
  },
  { option: 'config', name: 'config', value: '<file>', description: 'options from a YAML or JSON file' },
  {
    option: 'clock',
    name: 'clock',
    value: '<mode>',
    description: 'real, frozen, x60 for sixty times faster, or a JSON object with mode and at (real)',
    read: toObject,
  },
  {
    option: 'at',
    name: 'at',
    value: '<instant>',
    description: 'where the clocks start, such as 2025-06-01T18:00:00Z (now)',
  },
  {
    option: 'keys',
    name: 'key',
    value: '<key>',
    description: 'one more API key of the first account, or a JSON object with it; repeatable',
    read: toObject,
    repeatable: true,
  },
  {
    option: 'acceptAnyKey',
    name: 'accept-any-key',
    description: 'any well-formed sandbox key opens an account of its own',
  },
  {
    option: 'cors',
    name: 'cors',
    value: '<origin>',
    description: 'web page that may call the API, such as http://localhost:5173, or * for any; repeatable',
    repeatable: true,
  },
  {
    option: 'openapi',
    name: 'openapi',
    value: '<file>',
    description: 'a newer OpenAPI document of the vendor',
  },
  {
    option: 'validateResponses',
    name: 'validate-responses',
    description: 'check every response against the document',
  },
  {
    option: 'log',
    name: 'log',
    value: '<format>',
    description: 'pretty, json, silent; goes to standard error (pretty)',
  },
  {
    option: 'controlToken',
    name: 'control-token',
    value: '<token>',
    description: 'token that the control API asks for',
  },
  {
    option: 'watch',
    name: 'watch',
    description: 'start anew when the world, a scenario or the configuration file changes',
  },
  { option: 'json', name: 'json', description: 'answer in JSON, for programs to read' },
];

export function flagName({ name }: Flag): string {
  return `--${name}`;
}

export const VARIABLE_PREFIX = 'AMPS_SANDBOX_';

export function variableName({ name }: Flag): string {
  return `${VARIABLE_PREFIX}${name.replaceAll('-', '_').toUpperCase()}`;
}

/** Variables that are no option of a start: where `health` looks, and whether failures show their stack. */
export const URL_VARIABLE = `${VARIABLE_PREFIX}URL`;
export const JSON_VARIABLE = `${VARIABLE_PREFIX}JSON`;
/** The account that a command for a running sandbox is about. */
export const ACCOUNT_VARIABLE = `${VARIABLE_PREFIX}ACCOUNT`;
export const DEBUG_VARIABLE = `${VARIABLE_PREFIX}DEBUG`;
/** Options of `exec`, and where the command that it runs finds the control API. */
export const REPORT_VARIABLE = `${VARIABLE_PREFIX}REPORT`;
export const FAIL_ON_VARIABLE = `${VARIABLE_PREFIX}FAIL_ON`;
export const CONTROL_URL_VARIABLE = `${VARIABLE_PREFIX}CONTROL_URL`;
export const CONTROL_TOKEN_VARIABLE = `${VARIABLE_PREFIX}CONTROL_TOKEN`;
/** The image that the container class starts. */
export const IMAGE_VARIABLE = `${VARIABLE_PREFIX}IMAGE`;
export const CA_FILE_VARIABLE = `${VARIABLE_PREFIX}CA_FILE`;
/** Where Node looks for certificates to trust beside its own. */
export const NODE_CA_VARIABLE = 'NODE_EXTRA_CA_CERTS';

/** Every variable that means something here. */
export const KNOWN_VARIABLES: readonly string[] = [
  ...FLAGS.map(variableName),
  URL_VARIABLE,
  ACCOUNT_VARIABLE,
  DEBUG_VARIABLE,
  REPORT_VARIABLE,
  FAIL_ON_VARIABLE,
  CONTROL_URL_VARIABLE,
  CONTROL_TOKEN_VARIABLE,
  REPORT_TO_VARIABLE,
  CA_FILE_VARIABLE,
  IMAGE_VARIABLE,
];

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the variable says; one that is empty says nothing, as in `AMPS_SANDBOX_PORT=${PORT:-}`. */
export function readVariable(flag: Flag, environment: Environment): unknown {
  const text = environment[variableName(flag)]?.trim();
  if (text === undefined || text === '') return undefined;
  if (flag.repeatable) return splitList(text).map((part) => flag.read?.(part) ?? part);
  if (flag.value === undefined) return toBoolean(text);
  return flag.read?.(text) ?? text;
}

/** A document, or an object, has commas of its own. */
function splitList(text: string): string[] {
  const parts = isDocumentText(text) ? [text] : text.split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Text that stands for no object is left as it is. */
export function toObject(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toNumber(text: string): unknown {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function toBoolean(text: string): unknown {
  if (text === '1' || text.toLowerCase() === 'true') return true;
  return text === '0' || text.toLowerCase() === 'false' ? false : text;
}
