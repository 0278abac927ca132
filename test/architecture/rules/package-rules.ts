import { PACKAGES, type Use } from '../law/packages.ts';
import { type Room, roomOf } from '../law/rooms.ts';
import { createFileRule, type Finding, type Rule } from '../law/rule.ts';
import { type ImportedModule, importedModules } from '../sources/imported-modules.ts';
import type { Project } from '../sources/project.ts';

const OWN_NAME = /^amps-sandbox(\/|$)/;

export const PACKAGE_RULES: readonly Rule[] = [
  createFileRule({
    name: 'packages-are-on-the-list',
    find: (file) => {
      const room = roomOf(file.path);
      if (room === undefined) return [];
      return importedModules(file).flatMap((imported) => packageFinding(room, imported) ?? []);
    },
  }),
];

/** What stands on the list of a room though no file of it uses it. */
export function findUnusedPackages({ files }: Project): string[] {
  const used = new Set(
    files.flatMap((file) =>
      importedModules(file).map(({ specifier }) => `${roomOf(file.path)}: ${specifier}`),
    ),
  );
  return Object.entries(PACKAGES)
    .flatMap(([room, packages]) => Object.keys(packages).map((name) => `${room}: ${name}`))
    .filter((entry) => !used.has(entry));
}

function packageFinding(
  room: Room,
  { node, specifier, isTypeOnly, names }: ImportedModule,
): Finding | undefined {
  // Relative ones are judged by where they lead; a pattern is no module.
  if (specifier === undefined || specifier.startsWith('.') || specifier.startsWith('*')) return undefined;
  const use = PACKAGES[room][specifier];
  if (use === undefined) return { node, message: `imports ${specifier}: ${reasonFor(room, specifier)}` };
  if (isTypeOnly || use === 'all') return undefined;
  const refused = refusedNames(use, names);
  if (refused.length === 0) return undefined;
  return { node, message: `imports ${refused.join(', ')} of ${specifier}: not on the list of ${room}` };
}

function refusedNames(use: Exclude<Use, 'all'>, names: readonly string[] | undefined): string[] {
  if (names === undefined || use === 'types') return ['the values'];
  return names.filter((name) => !use.includes(name));
}

function reasonFor(room: Room, specifier: string): string {
  if (OWN_NAME.test(specifier)) return 'the package does not import itself by its name';
  if (/^(\/|[a-z]:|file:|data:|https?:)/i.test(specifier)) return 'paths are relative';
  return `not on the list of ${room} in law/packages.ts`;
}
