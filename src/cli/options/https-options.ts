import type { Path } from '../../domain/validation/path.ts';

type Options = Readonly<Record<string, unknown>>;

const GROUP = 'https';
const PREFIX = `${GROUP}.`;

/** Flags and variables set `https.port` and the like one by one: puts them together as a file has them. */
export function gatherHttps(options: Options): Options {
  const entries = Object.entries(options);
  const parts = entries.filter(([name]) => name.startsWith(PREFIX));
  if (parts.length === 0) return options;
  const rest = entries.filter(([name]) => name !== GROUP && !name.startsWith(PREFIX));
  const group = parts.map(([name, value]) => [name.slice(PREFIX.length), value]);
  return { ...Object.fromEntries(rest), [GROUP]: toGroup(Object.fromEntries(group), options[GROUP]) };
}

/** What several origins say of HTTPS, a later one over an earlier one, part by part. */
export function mergeHttps(inputs: readonly Options[]): Options {
  const groups = inputs.map(({ https }) => https).filter((https) => https !== undefined);
  if (groups.length === 0) return {};
  return {
    [GROUP]: Object.assign(
      {},
      ...groups.map((group) => (isGroup(group) ? toGroup(group) : { enabled: group })),
    ),
  };
}

/** Whether the options have something to say at this path. */
export function provides(options: Options, [name = '', part]: Path): boolean {
  const value = options[name];
  if (name !== GROUP || part === undefined || value === undefined) return value !== undefined;
  return isGroup(value) ? toGroup(value)[String(part)] !== undefined : part === 'enabled';
}

/** Who says anything of it wants it, unless they say that they do not. */
function toGroup(parts: Options, enabled: unknown = true): Options {
  return { enabled, ...parts };
}

function isGroup(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
