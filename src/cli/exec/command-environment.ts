import type { Sandbox } from '../../engine/open-sandbox.ts';
import { addReportFolder } from '../../engine/relay/report-folders.ts';
import {
  CA_FILE_VARIABLE,
  CONTROL_TOKEN_VARIABLE,
  CONTROL_URL_VARIABLE,
  type Environment,
  NODE_CA_VARIABLE,
  URL_VARIABLE,
} from '../options/flags.ts';
import type { TrustFiles } from './trust-files.ts';

/** The files that a command is told of. */
interface CommandFiles extends Pick<TrustFiles, 'ca' | 'forNode'> {
  /** Where the sandboxes that it starts report. */
  readonly reportFolder: string;
}

type SandboxAddress = Pick<Sandbox, 'url' | 'httpsUrl' | 'controlUrl' | 'controlToken' | 'apiKey'>;

/** The environment that a command finds the sandbox by. What is not in force is absent, not left as it was outside. */
export function createCommandEnvironment(
  { url, httpsUrl, controlUrl, controlToken, apiKey }: SandboxAddress,
  { ca, forNode, reportFolder }: CommandFiles,
  outside: Environment,
): NodeJS.ProcessEnv {
  const variables: Environment = {
    AMPS_BASE_URL: url,
    AMPS_HTTPS_URL: httpsUrl ?? undefined,
    AMPS_API_KEY: apiKey,
    [URL_VARIABLE]: url,
    [CONTROL_URL_VARIABLE]: controlUrl,
    [CONTROL_TOKEN_VARIABLE]: controlToken ?? undefined,
    [CA_FILE_VARIABLE]: ca ?? undefined,
    ...addReportFolder(outside, reportFolder),
    ...(forNode !== null && { [NODE_CA_VARIABLE]: forNode }),
    ...withoutProxy([url, httpsUrl], outside),
  };
  const entries = Object.entries({ ...outside, ...variables });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Each program reads one of the two, and some read the other one only where the first is empty. */
const NO_PROXY_VARIABLES = ['NO_PROXY', 'no_proxy'];
/** Node programs with the package global-agent have a list of their own, and heed no other. */
const AGENT_PROXY = /^GLOBAL_AGENT_HTTPS?_PROXY$/;
const AGENT_NO_PROXY = 'GLOBAL_AGENT_NO_PROXY';
/** Clients reach a sandbox on loopback by any of these. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** The hosts that no proxy is to be asked for: those of outside, and the sandbox's. */
function withoutProxy(urls: readonly (string | null)[], outside: Environment): Environment {
  const hosts = urls.flatMap((url) => (url === null ? [] : [new URL(url).hostname.replace(/^\[|\]$/g, '')]));
  const hasAgent = Object.keys(outside).some((name) => AGENT_PROXY.test(name));
  const names = hasAgent ? [...NO_PROXY_VARIABLES, AGENT_NO_PROXY] : NO_PROXY_VARIABLES;
  const given = names.flatMap((name) => outside[name]?.split(',') ?? []).map((host) => host.trim());
  const all = [...given.filter((host) => host !== ''), ...hosts, ...LOOPBACK];
  const list = all.includes('*') ? '*' : [...new Set(all)].join(',');
  return Object.fromEntries(names.map((name) => [name, list]));
}
