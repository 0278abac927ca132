import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CoverageFolder } from '../../../src/cli/exec/coverage-folder.ts';
import { CoverageRelay } from '../../../src/engine/relay/coverage-relay.ts';
import { addReportFolder, readReportFolders } from '../../../src/engine/relay/report-folders.ts';
import type { LogEvent } from '../../../src/log/log.ts';
import { Coverage } from '../../../src/world/coverage/coverage.ts';
import { createEntry } from '../../support/journal.ts';
import { CONTRACT_VIOLATION, OPERATIONS } from '../../support/report.ts';

const silent = (): void => {};

describe('What a sandbox hears of, exec hears of', () => {
  test('event by event, with what it serves', async () => {
    await using folder = await CoverageFolder.open();
    const told = new Coverage();
    const relay = new CoverageRelay([folder.path], told, silent);
    relay.tellOperations(OPERATIONS);
    told.noteTest('acct_test', 'a test');
    told.note(createEntry(1, CONTRACT_VIOLATION));
    told.noteLiveKey('sk_live_a…');
    // Not closed: its process may have been killed.

    const heard = new Coverage();
    const { sandboxCount, operations } = await folder.collect(heard, silent);
    relay.close();
    expect([sandboxCount, operations]).toEqual([1, OPERATIONS]);
    const facts = heard.facts();
    expect(facts.contractViolations.items).toMatchObject([
      { count: 1, first: { sandbox: 2, test: 'a test' } },
    ]);
    expect(facts.liveKeys.total).toBe(1);
  });

  test('in a file that grows little by requests that repeat each other', async () => {
    await using folder = await CoverageFolder.open();
    const told = new Coverage();
    const relay = new CoverageRelay([folder.path], told, silent, 10);
    told.noteTest('acct_test', 'one');
    for (let count = 1; count <= 5_500; count++) told.note(createEntry(count, { at: count }));
    told.note(createEntry(5_501, CONTRACT_VIOLATION));
    told.noteClosed('acct_test');
    for (let count = 1; count <= 500; count++) told.note(createEntry(count, { status: 429 }));
    relay.close();

    const heard = new Coverage();
    await folder.collect(heard, silent);
    const { requestCount, operations, contractViolations } = heard.facts();
    expect(requestCount).toBe(6_001);
    expect(operations).toEqual(told.facts().operations);
    expect(contractViolations.items).toMatchObject([{ count: 1, first: { sequence: 5_501, test: 'one' } }]);
    const [name = ''] = await readdir(folder.path);
    const lines = (await readFile(`${folder.path}/${name}`, 'utf8')).trim().split('\n');
    expect(lines.length).toBeLessThan(40);
  });

  test('though the last line was not written whole', async () => {
    await using folder = await CoverageFolder.open();
    const told = new Coverage();
    const relay = new CoverageRelay([folder.path], told, silent);
    told.note(createEntry(1));
    relay.close();
    const [name = ''] = await readdir(folder.path);
    await appendFile(`${folder.path}/${name}`, '{"type":"request","requ');
    const heard = new Coverage();
    await folder.collect(heard, silent);
    expect(heard.facts().requestCount).toBe(1);
  });

  test('but not from another version, which is told of', async () => {
    await using folder = await CoverageFolder.open();
    await writeFile(`${folder.path}/other.jsonl`, '{"type":"begin","format":"amps-sandbox-coverage/99"}\n');
    const events: LogEvent[] = [];
    const { sandboxCount } = await folder.collect(new Coverage(), (event) => events.push(event));
    expect(sandboxCount).toBe(0);
    expect(events).toMatchObject([
      { type: 'warning', message: expect.stringContaining('Let the project and exec use the same version') },
    ]);
  });
});

test('A folder that is gone is told of, and the sandbox serves on', () => {
  const events: LogEvent[] = [];
  const coverage = new Coverage();
  const relay = new CoverageRelay(['/dev/null/none'], coverage, (event) => events.push(event));
  coverage.note(createEntry(1));
  relay.close();
  expect(events).toMatchObject([
    { type: 'warning', message: expect.stringContaining('Failed to tell amps-sandbox exec') },
  ]);
});

test('An exec below another adds its folder to that of the other', () => {
  const outer = addReportFolder({}, '/tmp/outer');
  expect(readReportFolders(addReportFolder(outer, '/tmp/inner'))).toEqual(['/tmp/outer', '/tmp/inner']);
  expect(readReportFolders({})).toEqual([]);
});
