import { existsSync } from 'node:fs';
import { didYouMean } from '../../domain/closest-name.ts';
import { ContainerOptionError } from './container-error.ts';

/** What a method takes that is given either a name or the path of a file. */
interface Named {
  readonly method: string;
  /** `world`, `scenario`. */
  readonly what: string;
  readonly shipped: readonly string[];
  /** Whether the image is the one that `shipped` is of: another may have other names. */
  readonly isOwnImage: boolean;
}

/** Whether it is a name that the emulator knows, or a file to copy. @throws ContainerOptionError where it is neither. */
export function isName(written: string, path: string, { method, what, shipped, isOwnImage }: Named): boolean {
  if (shipped.includes(written)) return true;
  if (existsSync(path)) return false;
  const mayBeNew = !isOwnImage && /^[\w-]+$/.test(written);
  if (mayBeNew) return true;
  const hint = didYouMean(written.slice(0, 100), shipped);
  throw new ContainerOptionError(
    `Failed to set the ${what}: ${method} got ${JSON.stringify(written)}, which is neither a ${what} that comes ` +
      `with the package nor a file of this machine. ${hint === undefined ? '' : `${hint} `}` +
      `Give an object, its YAML text, the path of a JSON or YAML file, or one of ${shipped.join(', ')}.`,
  );
}
