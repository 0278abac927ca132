import type { Rule } from '../law/rule.ts';
import { CHANCE_RULES } from './chance-rules.ts';
import { GLOBAL_RULES } from './global-rules.ts';
import { IMPORT_RULES } from './import-rules.ts';
import { LITERAL_RULES } from './literal-rules.ts';
import { PACKAGE_RULES } from './package-rules.ts';
import { ROOM_RULES } from './room-rules.ts';
import { SIZE_RULES } from './size-rules.ts';
import { TIME_RULES } from './time-rules.ts';

export const RULES: readonly Rule[] = [
  ...ROOM_RULES,
  ...IMPORT_RULES,
  ...PACKAGE_RULES,
  ...GLOBAL_RULES,
  ...TIME_RULES,
  ...CHANCE_RULES,
  ...LITERAL_RULES,
  ...SIZE_RULES,
];
