import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const TOOLS = ['curl', 'python3', 'go', 'java', 'keytool'];

describe('The check of TLS clients in other languages', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tls-clients-'));
    for (const tool of ['dirname', ...TOOLS]) {
      writeFileSync(join(folder, tool), '#!/bin/sh\nexit 0\n');
      chmodSync(join(folder, tool), 0o755);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(TOOLS)('fails, and skips nothing, where %s is absent', (tool) => {
    rmSync(join(folder, tool));
    const { status, stderr } = spawnSync('/bin/bash', ['test/support/tls-clients/ask-all'], {
      env: { PATH: folder, AMPS_SANDBOX_CA_FILE: 'ca.pem', AMPS_HTTPS_URL: '', AMPS_API_KEY: '' },
      encoding: 'utf8',
    });
    writeFileSync(join(folder, tool), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(stderr).toBe(
      `${tool} is needed to ask as its clients ask, and is not here. Install it and run this again.\n`,
    );
    expect(status).toBe(1);
  });
});
