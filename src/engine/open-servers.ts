import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { TlsIdentity } from '../tls/open-identity.ts';
import type { SandboxEngine } from './create-engine.ts';
import { type AnyServer, closeServer, type ListenAddress, listenOn, localUrl } from './listen.ts';

/** The servers of one sandbox. */
export interface OpenServers {
  readonly url: string;
  /** Null where HTTPS is off. */
  readonly httpsUrl: string | null;
  /** Ends all of them at once, open and hanging connections included. */
  close(): Promise<void>;
}

type Engine = Pick<SandboxEngine, 'createServer' | 'createHttpsServer'>;

/** Listens for HTTPS, where there is an identity for it, and then for HTTP: who finds the latter finds both. @throws ListenError */
export async function openServers(
  engine: Engine,
  { host, port, https }: SandboxConfig,
  identity: TlsIdentity | undefined,
): Promise<OpenServers> {
  const servers: AnyServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
  };
  const open = async (server: AnyServer, place: ListenAddress): Promise<number> => {
    const portInForce = await listenOn(server, place);
    servers.push(server);
    return portInForce;
  };
  try {
    const httpsUrl =
      identity === undefined
        ? null
        : localUrl(
            host,
            await open(await engine.createHttpsServer(identity), {
              host,
              port: https.port,
              portFlag: '--https-port',
            }),
            'https',
          );
    const url = localUrl(host, await open(engine.createServer(), { host, port, portFlag: '--port' }));
    return { url, httpsUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
