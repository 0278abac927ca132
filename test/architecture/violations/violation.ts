/** Sources that break the law, and what must come of them. */
export interface Violation {
  /** Completes "The law reports …". */
  readonly title: string;
  /** Texts by path, written at the end of what is there; `<root>` in them stands for the folder of the project. */
  readonly files: Readonly<Record<string, string>>;
  /** The path that is reported. */
  readonly path: string;
  /** Every rule that reports it. */
  readonly rules: readonly string[];
}

type Case = readonly [title: string, text: string, ...rules: readonly string[]];

/** Violations of one file each, in a folder which is two below the root: `../../` leads to `src`. */
export function violationsIn(folder: string, cases: readonly Case[]): Violation[] {
  return cases.map(([title, text, ...rules]) =>
    violationAt(`${folder}/${nameOf(title)}.ts`, { title: `${title} in ${folder}`, text, rules }),
  );
}

export function violationAt(
  path: string,
  { title, text = '', rules }: Pick<Violation, 'title' | 'rules'> & { readonly text?: string },
): Violation {
  return { title, files: { [path]: text }, path, rules };
}

function nameOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
