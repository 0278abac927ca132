import type { Trail } from '../run-trail.ts';

/** Where the page shows a request, by its sandbox and id. */
export function anchorsOf({ entries }: Trail): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  entries.forEach((entry, index) => {
    if (entry.kind === 'request') anchors.set(`${entry.sandbox} ${entry.request.requestId}`, `r${index}`);
  });
  return anchors;
}
