import { type Violation, violationsIn } from './violation.ts';

const CHANCE = 'chance-comes-from-the-seed';
const SEED = 'fakers-have-a-seed';

/** What node:crypto and the crypto of the web draw by. */
const NAMES =
  'randomUUID randomBytes randomInt randomFill randomFillSync getRandomValues generateKey generateKeySync generateKeyPair generateKeyPairSync generatePrime generatePrimeSync';

const DRAWS = violationsIn('src/domain/draws', [
  ['a random number', 'export const x = Math.random();', CHANCE],
  ['random out of Math', 'export const { random } = Math;', CHANCE],
  ['random by its text', "export const x = Math['random']();", CHANCE],
  ['another name of Math', 'export const M = Math;', CHANCE],
  ['a random id', 'export const id = crypto.randomUUID();', CHANCE],
  ['random bytes', 'export const x = crypto.getRandomValues(new Uint8Array(1));', CHANCE],
  ['another name of crypto', 'export const c = crypto;', CHANCE],
  ...NAMES.split(' ').map(
    (name) => [`a draw by ${name}`, `export const f = (by: any) => by.${name}(1);`, CHANCE] as const,
  ),
]);

const IMPORT = "import { faker } from '@faker-js/faker/locale/en';\n";
const NEEDED = "await import('@faker-js/faker/locale/en');\n";

const FAKERS = violationsIn('src/world/fakers', [
  ['a faker of the package', `${IMPORT}export const x = faker.person.firstName();`, SEED],
  [
    'a faker by another name',
    "import { faker as f } from '@faker-js/faker/locale/en';\nexport const x = f.number.int();",
    SEED,
  ],
  ['a faker as it is needed', `const { faker: f } = ${NEEDED}export const x = [f];`, SEED],
  ['all of faker', `const all = ${NEEDED}export const x = all.faker.number.int();`, SEED],
  ['faker as a namespace', "import * as all from '@faker-js/faker/locale/en';\nexport const x = all;", SEED],
  ['a faker passed on', "export { faker } from '@faker-js/faker/locale/en';", SEED],
  [
    'a new faker without a seed',
    `${IMPORT}declare const Faker: any;\nexport const x = new Faker({ locale: faker.rawDefinitions });`,
    SEED,
  ],
]);

const GENERATORS = violationsIn('src/contract/generators', [
  ['a value', "import { generateSync } from 'json-schema-faker';\nexport const x = generateSync({});", SEED],
  [
    'a value as it is needed',
    "const { generate } = await import('json-schema-faker');\nexport const x = generate({}, {});",
    SEED,
  ],
  [
    'a generator by another name',
    "import { generateSync as make } from 'json-schema-faker';\nexport const x = make({});",
    SEED,
  ],
  [
    'all generators',
    "import * as all from 'json-schema-faker';\nexport const x = all.generateSync({});",
    SEED,
  ],
]);

export const CHANCE_VIOLATIONS: readonly Violation[] = [...DRAWS, ...FAKERS, ...GENERATORS];
