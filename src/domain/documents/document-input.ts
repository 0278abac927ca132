/**
 * How a world or a scenario is given, wherever one is taken: by the name of one that comes with the package, by the path
 * of a file, as its YAML or JSON text, or as the value itself.
 */
export type DocumentInput<Name extends string, Value extends object> = Name | (string & {}) | Value;

/** Whether a text is the document itself rather than a name or a path: none of those has a line break or begins with a brace. */
export function isDocumentText(text: string): boolean {
  return /[\r\n]/.test(text) || /^\s*(\{|\[\s*\{)/.test(text);
}

/** What a document is called where it is told of: by its name or path, else by its own name. */
export function nameOfDocument(given: string | object): string {
  if (typeof given === 'string') return isDocumentText(given) ? UNNAMED : given;
  return 'name' in given && typeof given.name === 'string' ? given.name : UNNAMED;
}

/** Stands for the file of a document that is in none. */
export const UNNAMED = 'inline';
