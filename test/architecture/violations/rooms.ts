import { type Violation, violationAt, violationsIn } from './violation.ts';

const APART = 'editions-stand-apart';

/** A circle is reported once, at the first of its files. */
const CIRCLES: readonly Violation[] = [
  circleOf('values', {
    first: "import { second } from './second.ts';\nexport const first = () => second;",
    second: "import { first } from './first.ts';\nexport const second = () => first;",
  }),
  circleOf('types', {
    first: "import type { Second } from './second.ts';\nexport type First = Second[];",
    second: "import type { First } from './first.ts';\nexport type Second = First[];",
  }),
  circleOf('exports', {
    first: "export * from './second.ts';",
    second: "export type * from './third.ts';",
    third: "export type X = import('./first.ts').X;",
  }),
  circleOf('one file', { first: "export * from './first.ts';" }),
];

const EDITIONS = violationsIn('src/editions/v1', [
  ['another edition', "import { target } from '../v9/target.ts';", APART],
  ['the type of another edition', "import type { X } from '../v9/target.ts';", APART],
  ['the document of another edition', "import '../../../openapi/v9.yaml';", APART],
  ['a file beside the editions', "import { target } from '../beside.ts';", APART],
]);

const CLIENT = violationsIn('src/testing/container', [
  [
    'a value of the configuration',
    "import { parseConfig } from '../../config/target.ts';",
    'arrows-of-client',
  ],
  [
    'a value beside a type',
    "import type { X } from '../../config/target.ts';\nimport { y } from '../../config/target.ts';",
    'arrows-of-client',
  ],
  [
    'a type within braces',
    "import { type X } from '../../config/target.ts';",
    'imports-of-types-leave-no-trace',
  ],
  ['a type of the world', "import type { World } from '../../world/target.ts';", 'shapes-of-client'],
  ['a type of a loader', "import type { X } from '../../files/target.ts';", 'shapes-of-client'],
  ['a type of a runner', "import type { X } from '../target.ts';", 'shapes-of-client'],
]);

const DATA = [
  ...violationsIn('src/cli/data', [
    ['the document of an edition', "import '../../../openapi/v1.yaml';", 'arrows-of-cli'],
  ]),
  ...violationsIn('src/files/data', [
    ['code among the fixtures', "import '../../../fixtures/code.ts';", 'arrows-of-files'],
    ['another schema', "import '../../../fixtures/schemas/config.schema.json';", 'arrows-of-files'],
  ]),
];

const PLACES = [
  violationAt('src/utils/a.ts', { title: 'a room that is not in the law', rules: ['every-file-has-a-room'] }),
  violationAt('src/a.ts', { title: 'a file beside the rooms', rules: ['every-file-has-a-room'] }),
  violationAt('src/world/node_modules/a.ts', {
    title: 'sources that look like a package',
    text: "import '../../http/target.ts';",
    rules: ['every-file-has-a-room'],
  }),
  violationAt('src/domain/a.mjs', {
    title: 'JavaScript among the sources',
    rules: ['sources-are-typescript'],
  }),
  violationAt('fixtures/code.ts', { title: 'code in fixtures', rules: ['data-holds-no-code'] }),
  violationAt('openapi/code.mjs', { title: 'code in openapi', rules: ['data-holds-no-code'] }),
];

export const ROOM_VIOLATIONS: readonly Violation[] = [...CIRCLES, ...EDITIONS, ...CLIENT, ...DATA, ...PLACES];

function circleOf(what: string, texts: Readonly<Record<string, string>>): Violation {
  const folder = `src/http/circle-of-${what.replace(' ', '-')}`;
  const files = Object.entries(texts).map(([name, text]) => [`${folder}/${name}.ts`, text] as const);
  return {
    title: `a circle of ${what}`,
    files: Object.fromEntries(files),
    path: `${folder}/first.ts`,
    rules: ['no-cycles'],
  };
}
