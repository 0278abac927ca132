import { createCliPage } from './cli-page.mjs';
import { createConfigurationPage } from './configuration-page.mjs';
import { createControlApiPage } from './control-api-page.mjs';
import { createControlPage } from './control-page.mjs';

/** The reference pages: what each is, what it is generated from, and how. */
export const REFERENCE_PAGES = [
  { path: 'docs/cli.md', source: 'src/cli/', create: createCliPage },
  {
    path: 'docs/configuration.md',
    source: 'fixtures/schemas/config.schema.json',
    create: createConfigurationPage,
  },
  { path: 'docs/control-api.md', source: 'openapi/control.yaml', create: createControlApiPage },
  { path: 'docs/control.md', source: 'src/testing/control/control-types.ts', create: createControlPage },
];
