import { expect, test } from 'vitest';
import { type BannerFacts, formatBanner } from '../../../src/cli/banner.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { sampleRequestV1 } from '../../../src/editions/v1/sample-request.ts';

const FACTS: BannerFacts = {
  url: 'http://127.0.0.1:4010',
  httpsUrl: null,
  caFile: null,
  controlUrl: 'http://127.0.0.1:4010/__sandbox',
  controlToken: null,
  editions: ['v1'],
  sample: sampleRequestV1('default', 'sk_sandbox_abc123xyz'),
  keys: [
    { key: 'sk_sandbox_abc123xyz', name: 'Documented', account: 'default' },
    { key: 'sk_sandbox_expired', name: 'Expired', account: 'default', note: 'expired' },
  ],
};

async function banner(options: SandboxOptions = {}, facts: Partial<BannerFacts> = {}): Promise<string> {
  return formatBanner({ ...FACTS, ...facts }, await parseConfig(options), (_colour, text) => text);
}

test('The banner tells where, with which keys, and what to try', async () => {
  expect(await banner()).toBe(`
  amps-sandbox is ready: edition v1 of the Amps AI API

    API      http://127.0.0.1:4010
    Control  http://127.0.0.1:4010/__sandbox
    World    default, seed amps
    Clock    real

  Keys
    sk_sandbox_abc123xyz  Documented  default
    sk_sandbox_expired    Expired     expired

  Try
    curl http://127.0.0.1:4010/battery/device_abc123 -H 'x-api-key: sk_sandbox_abc123xyz'

  Ctrl-C ends it.
`);
});

test('The banner tells how to send the control token that is in force', async () => {
  expect(await banner({}, { controlToken: 'secret-token' })).toContain(
    '__sandbox  with the header x-sandbox-token: secret-token\n',
  );
});

test('The banner tells where HTTPS is, and which CA to trust', async () => {
  const httpsUrl = 'https://127.0.0.1:4443';
  expect(await banner({}, { httpsUrl, caFile: '/home/jo/ca.pem' })).toContain(
    'HTTPS    https://127.0.0.1:4443  by the CA /home/jo/ca.pem\n',
  );
  expect(await banner({}, { httpsUrl })).toContain('by the CA http://127.0.0.1:4010/__sandbox/ca.pem\n');
});

test('The banner tells the pace and the start of the clock', async () => {
  expect(await banner({ clock: 'x60', at: '2025-06-01T18:00:00Z' })).toContain(
    'Clock    x60, from 2025-06-01T18:00:00',
  );
});

test('The banner tries what the world has', async () => {
  expect(await banner({}, { sample: sampleRequestV1('./mine.json', undefined) })).toContain(
    "curl http://127.0.0.1:4010/battery -H 'x-api-key: sk_sandbox_…'",
  );
});

test('The banner names all editions that are served', async () => {
  expect(await banner({}, { editions: ['v1', 'v9'] })).toContain(
    'is ready: editions v1, v9 of the Amps AI API',
  );
});

test('The banner names the scenarios in force', async () => {
  const text = await banner({ scenarios: ['slow-api', './mine.yaml'] });
  expect(text).toMatch(/^ {4}Scenarios {2}slow-api, \.\/mine\.yaml$/m);
});
