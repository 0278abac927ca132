import type { Plugin } from 'vitest/config';

export function vitePrepared(): Plugin;
