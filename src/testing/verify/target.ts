import type { ControlClient } from '../control/control-types.ts';
import { describe } from '../control/inputs/check-argument.ts';
import { isControl } from '../control/is-control.ts';

/** What can be verified: a sandbox, an account or a container, or the control client of one of them. */
export type SandboxTarget = ControlClient | { readonly control: ControlClient };

/** @throws TypeError where it is none of these. */
export function controlOf(target: unknown): ControlClient {
  if (isControl(target)) return target;
  const hasControl = typeof target === 'object' && target !== null && 'control' in target;
  if (hasControl && isControl(target.control)) return target.control;
  throw new TypeError(
    `Failed to verify requests: ${describe(target)} is no sandbox. ` +
      'Give a sandbox, an account, or the control client of one of them; await what opens it.',
  );
}
