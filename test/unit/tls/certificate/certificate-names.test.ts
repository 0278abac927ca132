import { expect, test } from 'vitest';
import { environmentOfHostV1 } from '../../../../src/editions/v1/hosts.ts';
import { chooseNames, FIXED_NAMES } from '../../../../src/tls/certificate/certificate-names.ts';

test.each<[string[], string, string[]]>([
  [[], '127.0.0.1', []],
  [[], '::', []],
  [[], '0.0.0.0', []],
  [['AMPS', 'amps', 'localhost'], '::1', ['amps']],
  [['*.amps.test'], 'dev.example', ['*.amps.test', 'dev.example']],
  [['10.0.0.7'], '192.168.1.5', ['10.0.0.7', '192.168.1.5']],
  [['2001:DB8:0:0:0:0:0:1'], '2001:db8::2', ['2001:db8::1', '2001:db8::2']],
  [[], 'fe80::1%eth0', []],
  [[], '10.0.0.999', []],
])('The certificate has the fixed names and, of %j at %s, %j', (names, host, more) => {
  expect(chooseNames({ names, host })).toEqual([...FIXED_NAMES, ...more]);
});

test.each(['10.0.0.999', '1.2.3', '2001:::1', '4010'])('%s is no name, and the message says so', (name) => {
  expect(() => chooseNames({ names: [name], host: '::' })).toThrow(
    /^Failed to make the certificate: ".*" is no IP address, and no host name ends like one\. Correct it in --https-name/,
  );
});

test('The fixed names are those of both of the hosts of the vendor', () => {
  const environments = FIXED_NAMES.map((name) => environmentOfHostV1(name));
  expect(environments).toEqual(['sandbox', 'live', undefined, undefined, undefined]);
});
