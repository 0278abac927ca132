const { useSandbox } = require('amps-sandbox/jest');

const amps = useSandbox();
const REASON = /tests of this file run concurrently, .* one after another; or open an account in each test/;

/** Resolves when the plain test has begun, which runs beside the concurrent ones. */
let begin;
const begun = new Promise((resolve) => {
  begin = resolve;
});

test('a plain test keeps its account, whatever runs beside it', async () => {
  const { id } = amps;
  begin();
  await amps.control.clock.get();
  expect(amps.id).toBe(id);
});

test.concurrent('a concurrent test is refused an account, with the reason and the way out', async () => {
  expect(() => amps.id).toThrow(REASON);
});

test.concurrent('a concurrent test is not given the account of one that runs beside it', async () => {
  await begun;
  expect(() => amps.apiKey).toThrow(REASON);
  await new Promise((resolve) => setImmediate(resolve));
  expect(() => amps.control).toThrow(REASON);
});
