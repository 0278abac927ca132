/** Characters that mean the same whether they are percent-encoded or not (RFC 3986 section 6.2.2). */
const UNRESERVED = /[\w.~-]/;

/** The normal form of a path: `/battery/device%5fabc123` is `/battery/device_abc123`, and `%2f` is `%2F`. */
export function normalizeEscapes(path: string): string {
  if (!path.includes('%')) return path;
  return path.replaceAll(/%([0-9a-f]{2})/gi, (sequence, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : sequence.toUpperCase();
  });
}
