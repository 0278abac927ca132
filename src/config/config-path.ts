/** The path of a value in the configuration, and how to call it in words the user knows. */
export interface ConfigPath {
  /** `keys[0].expiresAt`; empty for the configuration as a whole. */
  readonly text: string;
  readonly nameOf: NameOf;
}

/** How an option is called where the user wrote it: `--port`, `AMPS_SANDBOX_PORT`, `"port" in amps.yaml`. */
export type NameOf = (path: string) => string;

export function pathWithin(path: ConfigPath, step: string | number): ConfigPath {
  if (typeof step === 'number') return { ...path, text: `${path.text}[${step}]` };
  return { ...path, text: path.text === '' ? step : `${path.text}.${step}` };
}

export function pathName(path: ConfigPath): string {
  return path.text === '' ? 'the configuration' : path.nameOf(path.text);
}
