import packageJson from '../../../package.json' with { type: 'json' };
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlHandlers } from '../operations.ts';
import { presentConfiguration } from './present-configuration.ts';

type ServerOperation = 'getInfo' | 'health' | 'ready' | 'getCa';

const PEM = { 'Content-Type': 'application/pem-certificate-chain' };

export function createServerHandlers(dependencies: ControlDependencies): ControlHandlers<ServerOperation> {
  const { accounts, ca, config, editions, isReady, liveKeys, url } = dependencies;
  return {
    getInfo: () => ({
      status: 200,
      body: {
        name: 'amps-sandbox',
        version: packageJson.version,
        edition: editions.default.name,
        url: url(),
        defaultAccount: accounts.first.id,
        configuration: presentConfiguration(config, editions),
        accounts: {
          open: accounts.count,
          max: accounts.limits.max,
          closed: { ...accounts.closedByLimit },
        },
        liveKeys: liveKeys.list().map((sighting) => ({ ...sighting })),
        liveKeyRequests: liveKeys.total,
      },
    }),
    health: () => ({ status: 200, body: { status: 'alive' } }),
    ready: () => {
      if (isReady()) return { status: 200, body: { status: 'ready' } };
      throw new ControlProblem(
        'not-ready',
        'Failed to be ready: the server does not listen yet, or is stopping. Ask again in a moment.',
      );
    },
    getCa: () => {
      if (ca !== null) return { status: 200, headers: PEM, body: ca };
      throw new ControlProblem(
        'https-off',
        'Failed to hand out the CA: HTTPS is off. Start the sandbox with --https.',
      );
    },
  };
}
