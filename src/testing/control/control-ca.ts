/** The certificate of the authority that signs for a sandbox's HTTPS, as PEM. `url` is the sandbox's base URL for HTTP. */
export async function readCaCertificate(url: string): Promise<string> {
  const response = await fetch(`${url}/__sandbox/ca.pem`);
  if (response.ok) return await response.text();
  throw new Error(
    `Failed to read the certificate of ${url}: the emulator answered ${response.status}. Start one that has HTTPS.`,
  );
}
