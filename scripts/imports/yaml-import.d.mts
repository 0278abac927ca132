import type { Plugin } from 'vitest/config';

export function toModule(yaml: string): string;
export function viteYaml(): Plugin;
