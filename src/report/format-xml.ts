import Builder from 'fast-xml-builder';

/** An element by its name; `@name` is an attribute, `#text` its text, a list several elements of that name. */
export interface XmlNode {
  readonly [name: string]: string | number | XmlNode | readonly XmlNode[] | undefined;
}

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/** An XML 1.0 document in UTF-8. Characters that XML cannot hold are replaced. */
export function formatXml(root: XmlNode): string {
  const document = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root };
  return builder.build(document).replaceAll(FORBIDDEN, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
