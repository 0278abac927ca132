import { ARROW_VIOLATIONS } from './arrows.ts';
import { CHANCE_VIOLATIONS } from './chance.ts';
import { GLOBAL_VIOLATIONS } from './globals.ts';
import { IMPORT_VIOLATIONS } from './imports.ts';
import { LITERAL_VIOLATIONS } from './literals.ts';
import { PACKAGE_VIOLATIONS } from './packages.ts';
import { ROOM_VIOLATIONS } from './rooms.ts';
import { SIZE_VIOLATIONS } from './sizes.ts';
import { TIME_VIOLATIONS } from './time.ts';
import type { Violation } from './violation.ts';

export const VIOLATIONS: readonly Violation[] = [
  ...ARROW_VIOLATIONS,
  ...ROOM_VIOLATIONS,
  ...IMPORT_VIOLATIONS,
  ...PACKAGE_VIOLATIONS,
  ...GLOBAL_VIOLATIONS,
  ...TIME_VIOLATIONS,
  ...CHANCE_VIOLATIONS,
  ...LITERAL_VIOLATIONS,
  ...SIZE_VIOLATIONS,
];
