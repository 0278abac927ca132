import { requireOptions } from './check-value.ts';
import { ContainerOptionError } from './container-error.ts';

const PREFIX = 'AMPS_SANDBOX_';
export const CONFIG_VARIABLE = `${PREFIX}CONFIG`;

/** What to call in place of a variable. */
const METHODS: Readonly<Record<string, string>> = {
  HOST: 'Take it out: the container listens on all of its interfaces',
  PORT: 'Take it out: the port in the container is fixed, and withExposedPorts chooses the one outside',
  WORLD: 'Call withWorld',
  SCENARIO: 'Call withScenario',
  SEED: 'Call withSeed',
  CONFIG: 'Call withConfiguration',
  CLOCK: 'Call withClock',
  AT: 'Call withClock',
  KEY: 'Call withKey',
  ACCEPT_ANY_KEY: 'Call withAcceptAnyKey',
  OPENAPI: 'Call withOpenApi',
  VALIDATE_RESPONSES: 'Call withValidateResponses',
  LOG: 'Call withLog',
  CONTROL_TOKEN: 'Call withControlToken',
  HTTPS: 'Call withHttps',
  HTTPS_PORT: 'Call withHttps',
  HTTPS_NAME: 'Call withHttps',
  CA_FOLDER: 'Call withHttps',
};

/** @throws ContainerOptionError for a variable that sets what a method sets. */
export function checkEnvironment(environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(requireOptions(environment, 'withEnvironment'))) {
    const advice = name.startsWith(PREFIX) ? METHODS[name.slice(PREFIX.length)] : undefined;
    if (advice === undefined) continue;
    throw new ContainerOptionError(
      `Failed to set ${name} by withEnvironment: it would win over the methods of this class without a word. ${advice}.`,
    );
  }
}
