import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import document from '../../../../openapi/v1.yaml';
import type { ContractDocument } from '../../../../src/contract/document.ts';
import {
  loadScenario,
  loadShippedScenario,
  SHIPPED_SCENARIOS,
} from '../../../../src/files/rules/load-scenario.ts';
import { RuleError } from '../../../../src/files/rules/rule-error.ts';

const OPERATIONS = Object.values((document as ContractDocument).paths ?? {}).flatMap((path) =>
  Object.entries(path ?? {}).flatMap(([method, operation]) =>
    typeof operation === 'object' && 'operationId' in operation && operation.operationId !== undefined
      ? [{ edition: 'v1', id: operation.operationId, method }]
      : [],
  ),
);
const ERROR_CODES = ['RATE_LIMIT_EXCEEDED', 'INTERNAL_ERROR', 'INSUFFICIENT_PERMISSIONS'];

describe('The shipped scenarios', () => {
  test('are all there is in the folder', async () => {
    const files = await readdir('fixtures/scenarios');
    expect(files.sort()).toEqual(SHIPPED_SCENARIOS.map((name) => `${name}.yaml`).sort());
  });

  test.each(SHIPPED_SCENARIOS)('%s is right, and says what it is for', async (name) => {
    const known = { operations: OPERATIONS, errorCodes: ERROR_CODES };
    const checked = await loadScenario(join('fixtures/scenarios', `${name}.yaml`), known);
    expect(await loadScenario(name)).toEqual(checked);
    expect(checked.name).toBe(name);
    expect(checked.description).toMatch(/good client/);
    for (const { spec } of checked.rules) {
      // Written for the devices of any world.
      expect(spec?.when ?? {}).not.toHaveProperty('device');
      expect(spec?.when ?? {}).not.toHaveProperty('account');
    }
  });

  test('have rules of different names, so that several go together', async () => {
    const scenarios = await Promise.all(SHIPPED_SCENARIOS.map((name) => loadScenario(name)));
    const names = scenarios.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  test('are found by their own names alone', async () => {
    expect(await loadShippedScenario('fixtures/scenarios/slow-api.yaml')).toBeUndefined();
    expect(await loadShippedScenario('constructor')).toBeUndefined();
  });
});

describe("The user's own scenario", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'amps-scenario-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function write(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  test('is called as its file where it gives no name', async () => {
    const path = await write('mine.yaml', 'rules: [{ name: a, then: { reset: true } }]');
    expect(await loadScenario(path)).toMatchObject({ name: 'mine', rules: [{ name: 'a' }] });
  });

  test('is checked', async () => {
    const path = await write('bad.yaml', 'rules: [{ name: a, then: { rest: true } }]');
    await expect(loadScenario(path)).rejects.toThrow(
      `Failed to read the rules of "${path}" at $.rules[0].then.rest (${path}:1:28): no such property is known here. Did you mean "reset"?`,
    );
  });

  test.each(['{"rules": [', 'a: b: c', 'a: &a [*a]', '['.repeat(50_000)])(
    'is refused where it cannot be read (%#)',
    async (text) => {
      await expect(loadScenario(await write('broken.yaml', text))).rejects.toThrow(RuleError);
    },
  );

  test('is refused where there is none, with the shipped name that was meant', async () => {
    await expect(loadScenario('flakey-network')).rejects.toThrow(
      `Failed to read the rules of "flakey-network" at ${resolve('flakey-network')}: there is no such file. Did you mean flaky-network?`,
    );
  });
});
