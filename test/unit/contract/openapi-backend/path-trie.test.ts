import { describe, expect, it } from 'vitest';
import { PathTrie } from '../../../../src/contract/openapi-backend/path-trie.ts';

function createTrie(...templates: readonly string[]): PathTrie<string> {
  const trie = new PathTrie<string>();
  for (const template of templates) trie.at(template, () => template);
  return trie;
}

describe('A path trie', () => {
  const trie = createTrie(
    '/battery',
    '/battery/{deviceId}',
    '/battery/{deviceId}/actions',
    '/battery/actions/{actionId}',
    '/battery/actions/{actionId}/cancel',
  );

  it.each([
    ['/battery', '/battery', []],
    ['/battery/x', '/battery/{deviceId}', ['x']],
    ['/battery/x/actions', '/battery/{deviceId}/actions', ['x']],
    ['/battery/actions/x', '/battery/actions/{actionId}', ['x']],
    ['/battery/actions/x/cancel', '/battery/actions/{actionId}/cancel', ['x']],
    ['/battery/actions', '/battery/{deviceId}', ['actions']],
    ['/battery/actions/actions', '/battery/actions/{actionId}', ['actions']],
    ['/battery/%2F', '/battery/{deviceId}', ['%2F']],
  ])('matches %s by %s', (path, value, params) => {
    expect(trie.match(path)).toEqual({ value, params });
  });

  it.each([
    '',
    '/',
    '//',
    '/batter',
    '/battery/',
    '/battery//actions',
    '/battery/x/',
    '/BATTERY',
    '/battery/x/y/z',
  ])('matches nothing for %j', (path) => {
    expect(trie.match(path)).toBeUndefined();
  });

  it('gives back what it stored for a template that differs in parameter names alone', () => {
    expect(trie.at('/battery/{id}', () => 'another')).toBe('/battery/{deviceId}');
  });
});
