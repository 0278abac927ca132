import { expect, test } from 'vitest';
import { withSandbox } from '../../../src/testing/index.ts';

const isOver = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('withSandbox gives what was run with its sandbox, and closes it', async () => {
  const options = { clock: 'frozen', at: '2025-06-01T12:00:00Z' } as const;
  const { url, at } = await withSandbox(options, async ({ url, control }) => {
    expect(await isOver(url)).toBe(false);
    const { at } = await control.clock.get();
    return { url, at };
  });
  expect(at).toBe('2025-06-01T12:00:00.000Z');
  expect(await isOver(url)).toBe(true);
});

test('withSandbox closes it where the run throws, too', async () => {
  let place = '';
  const run = withSandbox({}, ({ url }) => {
    place = url;
    throw new Error('as planned');
  });
  await expect(run).rejects.toThrow('as planned');
  expect(await isOver(place)).toBe(true);
});

test('withSandbox names its account after the test that is running', async () => {
  const [account] = await withSandbox({}, ({ control }) => control.accounts.list());
  expect(account?.name).toBe('withSandbox names its account after the test that is running');
});
