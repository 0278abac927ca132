import { rm } from 'node:fs/promises';
import { afterAll, describe, it } from 'vitest';
import { FORMS, folder } from './forms.ts';
import { PLACES } from './places.ts';

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(PLACES)('One way to pass things: $name takes', ({ open, takes }) => {
  const forms = FORMS.filter(takes);

  it.each(forms)('$thing as $name', async ({ options, check }) => {
    await using opened = await open(options);
    await check(opened.control);
  });
});
