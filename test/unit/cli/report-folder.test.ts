import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORT_FILES } from '../../../src/cli/exec/report-files.ts';
import { prepareReportFolder, writeReport } from '../../../src/cli/exec/report-folder.ts';
import { reportOf } from '../../support/report.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';
import { trailOf } from '../../support/trail.ts';

describe('A report', () => {
  it('is written aside and renamed: links in its folder are not followed', async () => {
    await using folder = await openTemporaryFolder();
    const precious = join(folder.path, 'precious');
    const reports = join(folder.path, 'reports');
    await mkdir(reports);
    await writeFile(precious, 'untouched');
    await symlink(precious, join(reports, 'report.json'));
    await prepareReportFolder(reports);
    expect(await readdir(reports)).toEqual([]);
    for (const name of REPORT_FILES) await symlink(precious, join(reports, name));
    await writeReport(reports, reportOf([{}]), trailOf());
    expect(await readFile(precious, 'utf8')).toBe('untouched');
    await expect(readlink(join(reports, 'report.json'))).rejects.toThrow('EINVAL');
    expect(JSON.parse(await readFile(join(reports, 'report.json'), 'utf8')).version).toBe(1);
    expect((await readdir(reports)).sort()).toEqual([...REPORT_FILES].sort());
  });

  it('tells of a folder in the place of one of its files', async () => {
    await using folder = await openTemporaryFolder();
    await mkdir(join(folder.path, 'report.json'));
    await expect(prepareReportFolder(folder.path)).rejects.toThrow(
      `Failed to write the report into ${folder.path}: a folder is in the way of a file. Choose another`,
    );
  });
});
