import { type Violation, violationAt } from './violation.ts';

const CROWD = Array.from({ length: 13 }, (_none, index) => `src/control/crowd/file-${index}.ts`);

export const SIZE_VIOLATIONS: readonly Violation[] = [
  violationAt('src/report/long.ts', {
    title: 'a file of 301 lines',
    text: '// A line.\n'.repeat(301),
    rules: ['files-are-short'],
  }),
  {
    title: 'a folder of thirteen files',
    files: Object.fromEntries(CROWD.map((path) => [path, ''])),
    path: 'src/control/crowd',
    rules: ['folders-are-small'],
  },
];
