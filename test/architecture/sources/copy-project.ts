import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the law looks at. */
const PARTS = ['src', 'openapi', 'fixtures', 'package.json'];

interface TypeScriptConfig {
  readonly compilerOptions: { readonly paths: Record<string, string[]> };
}

/** Copies the project into an empty folder, its packages by a link; the copy's TypeScript knows `@house/` as `src/`. */
export function copyProject(from: string, to: string): void {
  for (const part of PARTS) cpSync(join(from, part), join(to, part), { recursive: true });
  symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'), 'dir');
  const config: TypeScriptConfig = JSON.parse(readFileSync(join(from, 'tsconfig.json'), 'utf8'));
  config.compilerOptions.paths['@house/*'] = ['./src/*'];
  writeFileSync(join(to, 'tsconfig.json'), JSON.stringify(config));
}

/** Writes a file, at the end of it where it is there. */
export function addText(root: string, path: string, text: string): void {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  appendFileSync(place, text.replaceAll('<root>', root));
}
