import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { CoverageFolder } from '../../../../src/cli/exec/coverage-folder.ts';
import { CoverageRelay } from '../../../../src/engine/relay/coverage-relay.ts';
import { CoverageReport } from '../../../../src/testing/container/coverage-report.ts';
import { Coverage } from '../../../../src/world/coverage/coverage.ts';
import { createEntry } from '../../../support/journal.ts';
import { CONTRACT_VIOLATION } from '../../../support/report.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

const ID = '0123456789abcdef';

/** An entry of a tar archive, with no more of a header than is read. */
function entry(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

/** A container whose emulator was asked this, in each of its lives. */
async function containerOf(lives: readonly Parameters<typeof createEntry>[1][][]) {
  await using inside = await openTemporaryFolder();
  for (const requests of lives) {
    const coverage = new Coverage();
    const relay = new CoverageRelay([inside.path], coverage, () => {});
    for (const [i, request] of requests.entries()) coverage.note(createEntry(i + 1, request));
    relay.close();
  }
  const names = await readdir(inside.path);
  const entries = names.map(async (name) =>
    entry(`tmp/${name}`, await readFile(join(inside.path, name), 'utf8')),
  );
  const archive = Buffer.concat([entry('tmp/other.txt', 'of others'), ...(await Promise.all(entries))]);
  return { copyArchiveFromContainer: async () => Readable.from([archive]) };
}

async function collect(folder: CoverageFolder) {
  const coverage = new Coverage();
  const warnings: string[] = [];
  const { sandboxCount } = await folder.collect(coverage, (event) => {
    if (event.type === 'warning') warnings.push(event.message);
  });
  return { sandboxCount, warnings, facts: coverage.facts() };
}

describe('What a sandbox in a container was asked', () => {
  test('comes to every exec above, a restart of the container included', async () => {
    await using outer = await CoverageFolder.open();
    await using inner = await CoverageFolder.open();
    const report = new CoverageReport({ AMPS_SANDBOX_REPORT_TO: [outer.path, inner.path].join(delimiter) });
    expect(report.variables).toEqual({ AMPS_SANDBOX_REPORT_TO: '/tmp' });
    await report.announce(ID, 'amps-sandbox:1');
    await report.collect(ID, await containerOf([[{}, CONTRACT_VIOLATION], [{}]]));
    for (const folder of [outer, inner]) {
      const { sandboxCount, warnings, facts } = await collect(folder);
      expect(warnings).toEqual([]);
      expect(sandboxCount).toBe(2);
      expect(facts.requestCount).toBe(3);
      expect(facts.contractViolations.total).toBe(1);
    }
  });

  test.each([
    ['was not stopped', undefined],
    ['has written nothing', async () => Readable.from([entry('tmp/other.txt', 'of others')])],
    ['is gone', () => Promise.reject(new Error('no such container'))],
  ])('is told of as missing where the container %s', async (_case, copyArchiveFromContainer) => {
    await using folder = await CoverageFolder.open();
    const report = new CoverageReport({ AMPS_SANDBOX_REPORT_TO: folder.path });
    await report.announce(ID, 'amps-sandbox:1');
    if (copyArchiveFromContainer !== undefined) await report.collect(ID, { copyArchiveFromContainer });
    const { sandboxCount, warnings } = await collect(folder);
    expect(sandboxCount).toBe(0);
    expect(warnings).toEqual([
      expect.stringMatching(
        /nothing was fetched from the container 0123456789ab of amps-sandbox:1\. Let .*stop\(\)/,
      ),
    ]);
  });

  test('is nobody to tell where no exec runs above, or it has ended', async () => {
    const report = new CoverageReport({});
    expect(report.variables).toEqual({});
    await report.announce(ID, 'amps-sandbox:1');
    await report.collect(ID, {
      copyArchiveFromContainer: () => Promise.reject(new Error('not to be asked')),
    });
    const gone = new CoverageReport({ AMPS_SANDBOX_REPORT_TO: '/none' });
    await gone.announce(ID, 'amps-sandbox:1');
    await gone.collect(ID, await containerOf([[{}]]));
  });
});
