import { describe, expect, it } from 'vitest';
import { isLoopbackHost, isLoopbackOrigin } from '../../../../src/control/access/loopback.ts';

describe('A Host header', () => {
  const ours =
    'localhost|LocalHost|localhost.|localhost.:4010|localhost:4010|127.0.0.1|127.0.0.1:80|127.0.0.53|127.255.255.255:65535|[::1]|[::1]:4010';
  it.each(ours.split('|'))('names the loopback: %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  const foreign =
    '|localhost..|localhost.evil.example|evil.localhost|notlocalhost|127.0.0.1.evil.example|127.0.0.256|127.0.0|127.1|0.0.0.0|128.0.0.1|10.0.0.1|::1|[::2]|[::ffff:127.0.0.1]|host.docker.internal|api.amps.ai|sandbox-api.amps.ai:80|localhost:|localhost:999999|localhost:80:80|user@localhost|localhost/|2130706433|0x7f.0.0.1|١٢٧.0.0.1| localhost|localhost\n';
  it.each(foreign.split('|'))('does not: %j', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe('An Origin header', () => {
  it.each([
    'http://localhost',
    'http://localhost:3000',
    'https://127.0.0.1:8443',
    'http://[::1]:5173',
    'HTTP://LOCALHOST',
  ])('is of this machine: %s', (origin) => {
    expect(isLoopbackOrigin(origin)).toBe(true);
  });

  it.each([
    'null',
    '',
    '*',
    'localhost',
    'http://',
    'http://evil.example',
    'https://localhost.evil.example',
    'http://evil.example#localhost',
    'http://evil.example/localhost',
    'http://evil.example\\localhost',
    'http://evil.example@localhost',
    'http://localhost@evil.example',
    'http://localhost/',
    'http://localhost?x',
    'file://localhost',
    'chrome-extension://localhost',
    'http://localhost, http://evil.example',
    'http://host.docker.internal',
    'https://api.amps.ai',
  ])('is not: %j', (origin) => {
    expect(isLoopbackOrigin(origin)).toBe(false);
  });
});
