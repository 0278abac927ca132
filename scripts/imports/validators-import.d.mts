import type { Plugin } from 'vitest/config';

export function viteValidators(): Plugin;
