import type { Path } from '../../domain/validation/path.ts';
import { provides } from './https-options.ts';

/** Options from one origin, and what they are called there. */
export interface Layer {
  readonly options: Readonly<Record<string, unknown>>;
  /** Undefined for an option that the origin has no name of its own for. */
  nameOf(path: Path): string | undefined;
  /** The file that they stand in. */
  readonly file?: { readonly path: string; readonly text: string };
}

/** The first of the layers that has something to say of an option. */
export function layerOf(path: Path, layers: readonly Layer[]): Layer | undefined {
  return layers.find(({ options }) => provides(options, path));
}
