import { createHttpTransport } from './http-transport.ts';

/** The certificate of the authority that signs for a sandbox's HTTPS, as PEM. `url` is the sandbox's base URL for HTTP. */
export async function readCaCertificate(url: string): Promise<string> {
  const send = createHttpTransport(url);
  const { status, body } = await send({ method: 'GET', url: '/__sandbox/ca.pem', headers: {} });
  if (status === 200) return body;
  throw new Error(
    `Failed to read the certificate of ${url}: the emulator answered ${status}. Start one that has HTTPS.`,
  );
}
