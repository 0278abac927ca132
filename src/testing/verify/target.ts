import type { ControlClient } from '../control/control-types.ts';

/** What can be verified: a sandbox, an account or a container, or the control client of one of them. */
export type SandboxTarget = ControlClient | { readonly control: ControlClient };

/** @throws TypeError where it is none of these. */
export function controlOf(target: unknown): ControlClient {
  if (isObject(target)) {
    if (isControl(target)) return target;
    if ('control' in target && isObject(target.control) && isControl(target.control)) return target.control;
  }
  throw new TypeError(
    `Failed to verify requests: ${describe(target)} is no sandbox. ` +
      'Give a sandbox, an account, or the control client of one of them; await what opens it.',
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Told by its parts: the client may come from another copy of the package. */
function isControl(value: object): value is ControlClient {
  return 'requests' in value && 'rules' in value && 'clock' in value;
}

function describe(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  return isObject(value) ? 'this object' : String(value);
}
