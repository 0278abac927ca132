/** The steps to a part of a value: names of properties, and places in lists. Formatted where they are shown. */
export type Path = readonly (string | number)[];

export type FormatPath = (path: Path) => string;

const MAX_STEP_LENGTH = 100;

/** `$.rules[0].then[2]`, `$.headers["x-hint"]`: a part of a file; `$` is the whole. */
export function formatFilePath(path: Path): string {
  return path.reduce<string>((text, step) => text + formatStep(step), '$');
}

/** `keys[0].expiresAt`: an option of the configuration; empty for the configuration as a whole. */
export function formatOptionPath(path: Path): string {
  const [first, ...rest] = path;
  if (first === undefined) return '';
  return rest.reduce<string>(
    (text, step) => text + formatStep(step),
    String(first).slice(0, MAX_STEP_LENGTH),
  );
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[\w$-]+$/.test(step) ? `.${shorten(step)}` : `[${JSON.stringify(shorten(step))}]`;
}

function shorten(step: string): string {
  return step.slice(0, MAX_STEP_LENGTH);
}
