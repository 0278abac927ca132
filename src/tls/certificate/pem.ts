const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** The certificates in a PEM text, in their order. */
export function certificatesIn(pem: string): string[] {
  return blocksIn(pem).flatMap(([label, text]) => (label === 'CERTIFICATE' ? `${text}\n` : []));
}

/** The first private key in a PEM text; undefined where there is none. */
export function privateKeyIn(pem: string): string | undefined {
  const [, text] = blocksIn(pem).find(([label]) => label.endsWith('PRIVATE KEY')) ?? [];
  return text === undefined ? undefined : `${text}\n`;
}

function blocksIn(pem: string): [label: string, text: string][] {
  return [...pem.matchAll(BLOCK)].map(([text, label = '']) => [label, text]);
}
