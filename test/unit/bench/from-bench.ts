import { fileURLToPath } from 'node:url';

/** The bench is plain JavaScript: a test says itself which types it expects of a file. */
export const fromBench = (path: string) => fileURLToPath(new URL(`../../../bench/${path}`, import.meta.url));
