import { distance } from 'fastest-levenshtein';
import { closestName } from '../../domain/closest-name.ts';
import { type Environment, KNOWN_VARIABLES, VARIABLE_PREFIX } from './flags.ts';

/** What Kubernetes and `docker run --link` put into variables that are named after a service. */
const SERVICE_ADDRESS = /^(tcp|udp|sctp):\/\//i;
const SERVICE_NAME = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;
/** Of a link alone: the alias of the container, and its own environment. */
const LINK_NAME = /_ENV_\w+$/;
const LINK_ALIAS = /^\/[^/]+\/[^/]+$/;

/** The variables that are the user's, and messages about those that are not, or that no option has. */
export interface SortedVariables {
  readonly own: Environment;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Takes out what the platform has set by itself, and finds the variables that name nothing. */
export function sortVariables(environment: Environment): SortedVariables {
  const entries = Object.entries(environment);
  const ofPlatform = entries.filter(isOfPlatform).map(([name]) => name);
  const taken = new Set(ofPlatform);
  const own = Object.fromEntries(entries.filter(([name]) => !taken.has(name)));
  return { own, notes: notePlatform(ofPlatform, environment), warnings: findUnknown(own) };
}

function isOfPlatform([name, value = '']: readonly [string, string | undefined]): boolean {
  if (!name.startsWith(VARIABLE_PREFIX)) return false;
  if (SERVICE_ADDRESS.test(value.trim())) return true;
  // Of any name, for a link may be called after an option: `amps-sandbox-https` sets AMPS_SANDBOX_HTTPS_NAME.
  if (name.endsWith('_NAME') && LINK_ALIAS.test(value)) return true;
  return !KNOWN_VARIABLES.includes(name) && (SERVICE_NAME.test(name) || LINK_NAME.test(name));
}

/** One for all of them: a service sets seven. */
function notePlatform(names: readonly string[], environment: Environment): string[] {
  const shown = names.find((name) => KNOWN_VARIABLES.includes(name)) ?? names[0];
  if (shown === undefined) return [];
  const others = names.length - 1;
  const rest = others === 0 ? '' : ` and ${others} more ${others === 1 ? 'variable' : 'variables'} like it`;
  const [isOrAre, areIgnored] = others === 0 ? ['was', 'is'] : ['were', 'are'];
  return [
    `Note: ${shown}=${environment[shown]}${rest} ${isOrAre} set by Kubernetes, or by docker run --link, for a service of ` +
      `that name, and ${areIgnored} ignored. Set enableServiceLinks: false in the pod, or rename the service: docs/kubernetes.md.`,
  ];
}

/** Variables that look like ours and are none, each with the one that must be meant where there is a near one. */
function findUnknown(environment: Environment): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (KNOWN_VARIABLES.includes(name)) return [];
    const isOurs = name.startsWith(VARIABLE_PREFIX);
    const meant = isOurs ? closestVariable(name) : misspeltPrefix(name);
    if (meant !== undefined)
      return [`${name} is in the environment but names no option. Did you mean ${meant}?`];
    const advice = 'Unset it, or see amps-sandbox --help for the options that there are.';
    return isOurs ? [`${name} is in the environment but names no option. ${advice}`] : [];
  });
}

function closestVariable(name: string): string | undefined {
  const rests = KNOWN_VARIABLES.map((known) => known.slice(VARIABLE_PREFIX.length));
  const rest = closestName(name.slice(VARIABLE_PREFIX.length), rests);
  return rest === undefined ? undefined : `${VARIABLE_PREFIX}${rest}`;
}

const MAX_TYPING_ERRORS = 2;

/** `AMPS_SANBOX_PORT`, `amps_sandbox_port`: a whole name of ours but for its case and a letter or two. */
function misspeltPrefix(name: string): string | undefined {
  if (!/amp|sand/i.test(name)) return undefined;
  return KNOWN_VARIABLES.find((known) => distance(known, name.toUpperCase()) <= MAX_TYPING_ERRORS);
}
