import { expect } from 'vitest';
import { parse } from 'yaml';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { type InProcessTarget, inProcess } from '../targets/in-process.ts';
import { type Answer, DOCUMENTED_KEY, FROZEN } from '../targets/target.ts';
import { validateAnswer } from './control-document.ts';

export interface ControlTarget extends InProcessTarget {
  /** Calls the control API; what comes back must be what its document says. */
  control(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Calls the emulated API. */
  api(method: string, path: string, body?: unknown, key?: string): Promise<Answer>;
}

/** An emulator whose clocks stand still at the instant of the vendor's samples, and both its APIs. */
export async function openControl(options: SandboxOptions = {}): Promise<ControlTarget> {
  return withControl(await inProcess.open({ ...FROZEN, ...options }));
}

/** The same, set up for the caller alone: what a reset may leave matters there. */
export async function openOwnControl(options: SandboxOptions = {}): Promise<ControlTarget> {
  return withControl(await inProcess.openOwn({ ...FROZEN, ...options }));
}

function withControl(target: InProcessTarget): ControlTarget {
  return {
    ...target,
    control: async (method, path, body, headers = {}) => {
      const place = `/__sandbox${path}`;
      const answer = await target.ask(method, place, { key: null, body, headers });
      const isYaml = answer.headers['content-type']?.startsWith('application/yaml');
      const told = isYaml ? parse(answer.text) : answer.body;
      expect(validateAnswer(method, place, answer.status, told)).toBe('');
      return answer;
    },
    api: (method, path, body, key = DOCUMENTED_KEY) => target.ask(method, path, { key, body }),
  };
}

/** Fails with the first difference alone: snapshots are too long to print. */
export function expectSame(actual: string, expected: string): void {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const from = Math.max(0, at - 100);
  expect(actual.slice(from, at + 200)).toBe(expected.slice(from, at + 200));
}
