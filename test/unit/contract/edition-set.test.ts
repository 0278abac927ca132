import { describe, expect, test } from 'vitest';
import { type EditionClues, EditionSet, type ServedEdition } from '../../../src/contract/edition-set.ts';
import type { Environment } from '../../../src/domain/entities.ts';

interface Ways {
  /** Header of the key. */
  readonly header: string;
  readonly prefix: string;
  readonly host?: string;
}

function createEdition(name: string, { header, prefix, host }: Ways): ServedEdition {
  return {
    name,
    keyFormat: {
      description: 'a key',
      parse: (text) => (text.startsWith(prefix) ? 'sandbox' : undefined),
      mint: (_environment, random) => `${prefix}${random}`,
      prefixesOf: (_environment: Environment) => [prefix],
    },
    fixtureKeys: { sandbox: [{ key: `${prefix}known` }], live: [], empty: [] },
    keyHeaders: [header],
    credentialOf: (headers) => headers[header] as string | undefined,
    environmentOfHost: (asked) => (asked === host ? 'sandbox' : undefined),
    problemOfCode: (code) => (code === `E_${name}` ? 'internal' : undefined),
  } as Partial<ServedEdition> as ServedEdition;
}

const ONE = createEdition('one', { header: 'x-key', prefix: 'k1_', host: 'one.example' });
const TWO = createEdition('two', { header: 'x-key', prefix: 'k2_', host: 'two.example' });
const THREE = createEdition('three', { header: 'x-other', prefix: 'k1_' });

const EDITIONS = new EditionSet([ONE, TWO, THREE]);

function choose(clues: Partial<EditionClues>): string {
  return EDITIONS.choose({ headers: {}, host: '', ...clues }).name;
}

describe('A set of editions chooses', () => {
  test('by the edition of the key above all', () => {
    const others = { headers: { 'x-key': 'k2_a' }, host: 'two.example' };
    expect(choose({ ...others, key: { edition: 'three' } })).toBe('three');
    expect(choose({ ...others, key: { edition: 'one' } })).toBe('one');
  });

  test('by how an unknown key is written, whatever host was asked', () => {
    expect(choose({ headers: { 'x-key': 'k2_a' }, host: 'one.example' })).toBe('two');
    expect(choose({ headers: { 'x-other': 'k2_a' } })).toBe('two');
  });

  test('by the header of the key where several editions write theirs alike', () => {
    expect(choose({ headers: { 'x-other': 'k1_a' } })).toBe('three');
    expect(choose({ headers: { 'x-key': 'k1_a' } })).toBe('one');
  });

  test('by the host where no key tells', () => {
    expect(choose({ host: 'two.example' })).toBe('two');
    expect(choose({ headers: { 'x-key': 'nonsense' }, host: 'two.example' })).toBe('two');
  });

  test('the default one where nothing tells, which the configuration may name', () => {
    expect(choose({})).toBe('one');
    expect(choose({ host: 'elsewhere', headers: { 'x-key': 'nonsense' } })).toBe('one');
    const editions = new EditionSet([ONE, TWO], 'two');
    expect(editions.choose({ headers: {}, host: '' }).name).toBe('two');
    expect(editions.names).toEqual(['two', 'one']);
  });

  test('no edition that it does not have', () => {
    expect(() => new EditionSet([ONE], 'two')).toThrow('there is no edition "two"');
    expect(choose({ key: { edition: 'gone' }, headers: { 'x-key': 'k2_a' } })).toBe('two');
  });
});

describe('A set of editions knows', () => {
  test('which keys are published and which headers carry keys, over all of them', () => {
    expect(EDITIONS.publishedKeys).toEqual(new Set(['k1_known', 'k2_known']));
    expect(EDITIONS.keyHeaders).toEqual(['x-key', 'x-other']);
  });

  test('what is found for a key in any header', () => {
    const find = (text: string) => (text === 'k1_b' ? 'found' : undefined);
    expect(EDITIONS.findByCredential({ 'x-key': 'k2_a', 'x-other': 'k1_b' }, find)).toBe('found');
    expect(EDITIONS.findByCredential({ 'x-key': 'k2_a' }, find)).toBeUndefined();
  });

  test('the edition of a key by its looks', () => {
    expect(EDITIONS.ofKey('k2_a', 'sandbox').name).toBe('two');
    expect(EDITIONS.ofKey('nonsense', 'sandbox').name).toBe('one');
    expect(EDITIONS.environmentOfKey('k2_a')).toBe('sandbox');
    expect(EDITIONS.environmentOfKey('nonsense')).toBeUndefined();
  });

  test('what a code means, in the edition that is spoken or in another', () => {
    expect(EDITIONS.problemOfCode('E_one', TWO)).toBe('internal');
    expect(EDITIONS.problemOfCode('E_none', TWO)).toBeUndefined();
  });
});
