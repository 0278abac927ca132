import { InvalidArgumentError } from 'commander';
import { parse } from 'yaml';

/** `capacityKwh=20 modes=[heat,cool]`: properties by name, their values as YAML writes them. */
export function readProperties(words: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(words.map(readProperty));
}

function readProperty(word: string): [string, unknown] {
  const at = word.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError(`'${word}' is no property. Write it as name=value.`);
  const text = word.slice(at + 1);
  try {
    return [word.slice(0, at), parse(text)];
  } catch {
    return [word.slice(0, at), text];
  }
}
