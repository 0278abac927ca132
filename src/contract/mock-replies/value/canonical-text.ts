/** One text for each JSON value, whatever the order of its members. Written without recursion: a body may be nested 100,000 deep. */
export function canonicalText(value: unknown): string {
  const parts: string[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (typeof item !== 'object' || item === null) {
      parts.push(String(JSON.stringify(item)));
      continue;
    }
    const isList = Array.isArray(item);
    const members = item as Readonly<Record<string, unknown>>;
    const keys = isList ? [...item.keys()].map(String) : Object.keys(item).sort();
    // Length or names first, then the values: no two values are written alike.
    parts.push(isList ? `[${keys.length}` : `{${JSON.stringify(keys)}`);
    for (const key of keys.reverse()) waiting.push(members[key]);
  }
  return parts.join(' ');
}
