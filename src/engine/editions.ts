import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { Edition } from '../contract/edition.ts';
import { createEditionV1 } from '../editions/v1/edition.ts';

export type CreateEdition = (config: SandboxConfig) => Edition;

/** The editions of the vendor's API that are served side by side; the first is meant by requests that tell none. */
export const EDITIONS: readonly CreateEdition[] = [createEditionV1];
