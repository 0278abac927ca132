import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../../src/control/access/route-policies.ts';

describe('The policy of a control route', () => {
  it.each([
    ['GET', '/__sandbox/health', { access: 'public', isQuiet: true }],
    ['GET', '/__sandbox/ca.pem', { access: 'public', isQuiet: false }],
    ['POST', '/__sandbox/restore', { access: 'token', isQuiet: false, bodyLimitBytes: 67_108_864 }],
  ])('is stated by the document: %s %s', (method, path, policy) => {
    expect(policyOf({ method, path })).toEqual(policy);
  });

  it.each([
    ['GET', '/__sandbox/clock'],
    ['POST', '/__sandbox/health'],
    ['GET', '/__sandbox/health/more'],
    ['GET', '/__sandbox/nothing'],
    ['GET', ''],
  ])('asks for the token and takes small bodies elsewhere: %s %s', (method, path) => {
    expect(policyOf({ method, path })).toEqual({ access: 'token', isQuiet: false });
  });
});
