import { explainRename, RENAMED_NAMES } from '../../domain/renamed-names.ts';
import type { ControlClient } from './control-types.ts';

type Group = Readonly<Record<string, unknown>>;

/** Answers who calls a method by an old name, which TypeScript does not know, with the new one. */
export function refuseOldNames(client: ControlClient): ControlClient {
  for (const path of Object.keys(RENAMED_NAMES.methods)) {
    const [group = '', method = ''] = path.split('.');
    const owner = (client as unknown as Readonly<Record<string, Group>>)[group];
    const refuse = (): never => {
      throw new TypeError(
        `Failed to call control.${path}: ${explainRename(RENAMED_NAMES.methods, path)}. Call the new name.`,
      );
    };
    // Not enumerable: who lists the methods sees those that there are.
    if (owner !== undefined) Object.defineProperty(owner, method, { value: refuse });
  }
  return client;
}
