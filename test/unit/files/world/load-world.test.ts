import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import defaultWorld from '../../../../fixtures/worlds/default.json' with { type: 'json' };
import { loadWorld } from '../../../../src/files/world/load-world.ts';
import { WorldFileError } from '../../../../src/files/world/world-file-error.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

describe('loading a world', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amps-world-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes a shipped world by its name', async () => {
    expect(await loadWorld('default')).toEqual(defaultWorld);
  });

  it("takes the user's own file, called by its own name where it gives none", async () => {
    const path = join(folder, 'mine.yaml');
    await writeFile(path, 'accounts: [{ id: mine }]');
    expect(await loadWorld(path)).toEqual({ name: 'mine.yaml', accounts: [{ id: 'mine' }] });
    await writeFile(path, 'name: Mine\naccounts: [{ id: mine }]');
    expect(await loadWorld(path)).toMatchObject({ name: 'Mine' });
  });

  it("checks the user's own file", async () => {
    const path = join(folder, 'bad.json');
    await writeFile(path, '{"accounts": 1}');
    await expect(loadWorld(path)).rejects.toThrow(
      `Failed to read the world "${path}" at $.accounts (${path}:1:14): 1 is not a list. Give a list.`,
    );
  });

  it('says which worlds there are where it finds none', async () => {
    const advice =
      'Give the path of a JSON or YAML file, its text, or the name of a shipped world: default, empty, large.';
    await expect(loadWorld('defualt')).rejects.toThrow(
      `Failed to read the world "defualt" at ${resolve('defualt')}: there is no such file. ${advice} Did you mean default?`,
    );
    await expect(loadWorld('constructor')).rejects.toThrow('there is no such file.');
    await expect(loadWorld(folder)).rejects.toThrow(`at ${folder}: it is a folder. ${advice}`);
    await expect(loadWorld('a\0b')).rejects.toThrow(WorldFileError);
  });
});

describe('A world that no walk through it would end', () => {
  it.each([
    ['a cycle of YAML', 'world.yaml', 'accounts: &a [{ users: *a }]\n', 'too deep'],
    [
      '200,000 levels of JSON',
      'world.json',
      `{"accounts":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      'too deep',
    ],
    ['200,000 levels of YAML', 'world.yaml', `accounts: ${'['.repeat(200_000)}`, 'it is nested too deeply'],
    [
      'aliases of YAML that multiply',
      'world.yaml',
      `${Array.from(
        { length: 12 },
        (_, i) =>
          `x${i}: &x${i} [${
            i === 0
              ? '1'
              : Array(9)
                  .fill(`*x${i - 1}`)
                  .join(', ')
          }]`,
      ).join('\n')}\n`,
      'alias',
    ],
  ])('is told as a mistake of the file: %s', async (_what, name, text, expected) => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, name);
    await writeFile(path, text);
    await expect(loadWorld(path)).rejects.toThrow(expected);
    await expect(loadWorld(path)).rejects.toBeInstanceOf(WorldFileError);
  });
});
