import { posix } from 'node:path';
import { createFileRule, type Rule } from '../law/rule.ts';
import type { SourceFile } from '../sources/source-file.ts';

const MAX_LINES = 300;
const MAX_FILES = 12;
/** The one folder that may be larger. */
const LARGE_FOLDER = 'src/testing/container';

export const SIZE_RULES: readonly Rule[] = [
  createFileRule({
    name: 'files-are-short',
    find: ({ isGenerated, lineCount }) =>
      isGenerated || lineCount <= MAX_LINES
        ? []
        : [{ message: `has ${lineCount} lines, of ${MAX_LINES} at most` }],
  }),
  {
    name: 'folders-are-small',
    exceptions: [LARGE_FOLDER],
    findBreaches: ({ files }) =>
      [...countByFolder(files)]
        .filter(([, count]) => count > MAX_FILES)
        .map(([path, count]) => ({
          rule: 'folders-are-small',
          path,
          message: `holds ${count} files, of ${MAX_FILES} at most: group what belongs together`,
        })),
  },
];

function countByFolder(files: readonly SourceFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path, isGenerated } of files) {
    if (isGenerated || path.endsWith('/index.ts')) continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
