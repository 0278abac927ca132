import { rm } from 'node:fs/promises';
import { afterAll, describe, it } from 'vitest';
import { times } from '../../support/proof.ts';
import { FORMS, folder } from './forms.ts';
import { PLACES } from './places.ts';

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The quick form tries one form in three, each place another third: every form and every place is tried somewhere. */
const STEP = times({ quick: 3, full: 1 });

describe.each(PLACES)('One way to pass things: $name takes', ({ name, open, takes }) => {
  const offset = PLACES.findIndex((place) => place.name === name) % STEP;
  const forms = FORMS.filter(takes).filter((_, i) => i % STEP === offset);

  it.each(forms)('$thing as $name', async ({ options, check }) => {
    await using opened = await open(options);
    await check(opened.control);
  });
});
