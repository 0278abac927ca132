import { describe, expect, test } from 'vitest';
import { createControlClient, startSandbox } from '../../../src/index.ts';
import { withSandbox } from '../../../src/testing/with-sandbox.ts';

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'It was accepted.';
}

/** What a caller without types may hand over. */
const ODD: readonly unknown[] = [null, 'frozen', 3, true, [], ['a']];

describe('What is no object is told in words', () => {
  test.each(ODD.map((value) => [value]))('startSandbox(%j)', async (value) => {
    expect(await messageOf(() => startSandbox(value as object))).toMatch(
      /^Failed to read the configuration: .* is not an object\. Give an object\./,
    );
  });

  test('withSandbox(null, …)', async () => {
    expect(await messageOf(() => withSandbox(null as unknown as object, () => {}))).toMatch(
      /^Failed to read the configuration: /,
    );
  });

  test.each([[undefined], [null], ['http://127.0.0.1:4010'], [{}], [{ url: 'nowhere' }], [{ url: 4010 }]])(
    'createControlClient(%j)',
    async (value) => {
      expect(await messageOf(() => createControlClient(value as { url: string }))).toMatch(
        /^Failed to create a control client: its url is .*, which is no http URL\. Give the base URL/,
      );
    },
  );
});
