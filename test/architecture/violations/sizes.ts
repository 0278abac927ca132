import { type Violation, violationAt } from './violation.ts';

const DOZEN = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

export const SIZE_VIOLATIONS: readonly Violation[] = [
  violationAt('src/report/long.ts', {
    title: 'a file of 301 lines',
    text: '// A line.\n'.repeat(301),
    rules: ['files-are-short'],
  }),
  {
    title: 'a folder of thirteen files',
    files: filesOf('src/control/crowd', [...DOZEN, 'thirteen']),
    path: 'src/control/crowd',
    rules: ['folders-are-small'],
  },
];

/** What an index gathers and what is generated do not count. */
export const FULL_FOLDER: Violation = {
  title: 'a folder of a dozen files',
  files: filesOf('src/control/full', [...DOZEN, 'index', 'types.gen']),
  path: 'src/control/full',
  rules: [],
};

/** Empty files of a folder. */
function filesOf(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${folder}/${name}.ts`, '']));
}
