import { formatInstant, type Instant } from '../../domain/time/instant.ts';

/** Those instants that there are, as text. */
export function formatInstants<Name extends string>(
  instants: { readonly [N in Name]: Instant | undefined },
): { [N in Name]?: string } {
  const texts: { [N in Name]?: string } = {};
  for (const name in instants) {
    const at = instants[name];
    if (at !== undefined) texts[name] = formatInstant(at);
  }
  return texts;
}
