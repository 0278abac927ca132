import { EXCEPTIONS } from '../law/exceptions.ts';
import { createFileRule, type Rule } from '../law/rule.ts';
import { globalReferences, mentions } from '../sources/references.ts';
import { isMemberBut } from './time-rules.ts';
import { findUnseededFakers } from './unseeded-fakers.ts';

const DRAWS = [
  ...['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues'],
  ...[
    'generateKey',
    'generateKeySync',
    'generateKeyPair',
    'generateKeyPairSync',
    'generatePrime',
    'generatePrimeSync',
  ],
];

export const CHANCE_RULES: readonly Rule[] = [
  createFileRule({
    name: 'chance-comes-from-the-seed',
    exceptions: EXCEPTIONS.chance,
    find: (file) =>
      [
        ...globalReferences(file, 'Math').filter((node) => !isMemberBut(node, 'random')),
        ...globalReferences(file, 'crypto'),
        ...mentions(file, DRAWS),
      ].map((node) => ({ node, message: 'draws what no seed decides' })),
  }),
  createFileRule({ name: 'fakers-have-a-seed', find: findUnseededFakers }),
];
