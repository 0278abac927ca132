/** A list goes out as so many lines, as `Set-Cookie` needs it. */
export type HeaderValue = string | number | string[];

/** Headers of a reply, by their names as they are written. */
export type HeaderFields = Readonly<Record<string, HeaderValue>>;

/** Both together. Names are the same whatever their case (RFC 9110 section 5.1), and the later value counts. */
export function mergeHeaders(
  earlier: HeaderFields | undefined,
  later: HeaderFields | undefined,
): HeaderFields {
  if (earlier === undefined || later === undefined) return earlier ?? later ?? {};
  const merged: Record<string, HeaderValue> = { ...earlier };
  putHeaders(merged, later);
  return merged;
}

/** Sets headers among others, in the place of those of the same name. */
export function putHeaders(headers: Record<string, HeaderValue>, later: HeaderFields): void {
  for (const [name, value] of Object.entries(later)) {
    const known = Object.hasOwn(headers, name) ? name : findName(headers, name.toLowerCase());
    if (known !== undefined && known !== name) delete headers[known];
    if (name !== '__proto__') headers[name] = value;
    // Defined, not assigned: this is the name of a header, too.
    else
      Object.defineProperty(headers, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

/** The value of a header, whatever the case of its name; of several lines the first. */
export function findHeader(headers: HeaderFields | undefined, lowerCaseName: string): string | undefined {
  const name = headers === undefined ? undefined : findName(headers, lowerCaseName);
  const value = name === undefined ? undefined : headers?.[name];
  if (value === undefined) return undefined;
  return typeof value === 'object' ? value[0] : String(value);
}

/** A header's value on one line. */
export function joinValue(value: HeaderValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function findName(headers: HeaderFields, lowerCaseName: string): string | undefined {
  for (const name in headers) {
    // Most names are told from these by their length alone.
    if (name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName) return name;
  }
  return undefined;
}
