import type { ControlStep } from './step.ts';

// Every use that the recorded requests make of the control API: where its routes change, this file follows.

export function reset(): ControlStep {
  return control('POST', '/reset');
}

/** Moves a clock forward, by `45s` or `1.5h`; that of the first account where none is named. */
export function advance(by: string, account?: string): ControlStep {
  return control('POST', `/clock/advance${account === undefined ? '' : `?account=${account}`}`, { by });
}

export function takeOffline(deviceId: string): ControlStep {
  return control('POST', `/devices/${deviceId}/offline`);
}

export function bringOnline(deviceId: string): ControlStep {
  return control('POST', `/devices/${deviceId}/online`);
}

/** Ends the standing command of a device. */
export function release(deviceId: string): ControlStep {
  return control('POST', `/devices/${deviceId}/release`);
}

export function addDevice(device: object): ControlStep {
  return control('POST', '/devices', device);
}

export function changeDevice(deviceId: string, change: object): ControlStep {
  return control('PATCH', `/devices/${deviceId}`, change);
}

export function removeDevice(deviceId: string): ControlStep {
  return control('DELETE', `/devices/${deviceId}`);
}

export function addKey(key: object): ControlStep {
  return control('POST', '/keys', key);
}

export function changeKey(key: string, change: object): ControlStep {
  return control('PATCH', `/keys/${key}`, change);
}

export function endKey(key: string, how: 'expire' | 'revoke'): ControlStep {
  return control('POST', `/keys/${key}/${how}`);
}

export function removeKey(key: string): ControlStep {
  return control('DELETE', `/keys/${key}`);
}

export function setQuota(key: string, remaining: number): ControlStep {
  return control('PUT', `/keys/${key}/quota`, { remaining });
}

export function refillQuota(key: string): ControlStep {
  return control('DELETE', `/keys/${key}/quota`);
}

export function addRules(...rules: object[]): ControlStep {
  return control('POST', '/rules', { rules });
}

export function addScenario(scenario: string): ControlStep {
  return control('POST', '/rules', { scenario });
}

export function removeRules(): ControlStep {
  return control('DELETE', '/rules');
}

export function takeSnapshot(): ControlStep {
  return control('GET', '/snapshot');
}

export function restoreSnapshot(snapshot: unknown): ControlStep {
  return control('POST', '/restore', snapshot);
}

function control(method: string, path: string, body?: unknown): ControlStep {
  return { kind: 'control', method, path, ...(body !== undefined && { body }) };
}
