import { describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../../../src/config/config-error.ts';
import { SetupError } from '../../../../src/domain/failures/setup-error.ts';
import { ListenError } from '../../../../src/engine/listen.ts';
import { CertificateError } from '../../../../src/tls/certificate-error.ts';

describe('A set-up error', () => {
  it('is known by its base class, and told apart by its own', () => {
    const error = new CertificateError('Failed to use the CA.', new Error('cause'));
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ name: 'CertificateError', code: 'unusable-certificate' });
    expect((error.cause as Error).message).toBe('cause');
    expect(new ListenError('EADDRINUSE', 'in use').code).toBe('EADDRINUSE');
  });

  it('is known where the package is loaded twice', async () => {
    vi.resetModules();
    const copy = await import('../../../../src/domain/failures/setup-error.ts');
    expect(copy.SetupError).not.toBe(SetupError);
    expect(new copy.SetupError('other', 'message')).toBeInstanceOf(SetupError);
  });

  it('is no other error, and nothing that is no object', () => {
    for (const other of [new Error('x'), 'text', null, undefined, {}]) {
      expect(other instanceof SetupError).toBe(false);
    }
  });
});
