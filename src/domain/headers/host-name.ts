const PORT = /:\d{1,5}$/;

/** The name in a `Host`: without its port and the dot of a fully qualified name, in lower case. */
export function hostNameOf(host: string): string {
  return host.replace(PORT, '').replace(/\.$/, '').toLowerCase();
}
