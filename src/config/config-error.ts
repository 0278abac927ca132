import { maskKeys } from '../domain/mask-keys.ts';
import { SetupError } from '../domain/setup-error.ts';
import { type ConfigPath, pathName } from './config-path.ts';

/** The configuration cannot be used. */
export class ConfigError extends SetupError {
  override readonly name = 'ConfigError';
  /** Path of the option at fault (`cache.normalTtlSeconds`); empty where no single one is. */
  readonly option: string;

  constructor(message: string, option = '', cause?: unknown) {
    super('invalid-configuration', message, cause);
    this.option = option;
  }
}

/** An error about the value at this path; `advice` is a whole sentence. */
export function refuse(path: ConfigPath, why: string, advice: string): ConfigError {
  return new ConfigError(`Failed to read the configuration: ${pathName(path)} ${why}. ${advice}`, path.text);
}

const SHOWN_LENGTH = 60;

/** A value as a message may show it: short, and with no key in full. */
export function showValue(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  const masked = maskKeys(text);
  return masked.length <= SHOWN_LENGTH ? masked : `${masked.slice(0, SHOWN_LENGTH)}…`;
}
