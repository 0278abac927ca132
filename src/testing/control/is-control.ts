import type { ControlClient } from './control-types.ts';

/** Whether a value is a control client, told by its parts: it may come from another copy of the package. */
export function isControl(value: unknown): value is ControlClient {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && 'requests' in value && 'rules' in value && 'clock' in value;
}
