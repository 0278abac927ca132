import { type Environment, JSON_VARIABLE, toBoolean } from './flags.ts';

/** Whether failures are for a program to read. Told without the parser, which may be what fails. */
export function wantsJson(args: readonly string[], environment: Environment): boolean {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const on = own.lastIndexOf('--json');
  const off = own.lastIndexOf('--no-json');
  if (on !== off) return on > off;
  return toBoolean(environment[JSON_VARIABLE]?.trim() ?? '') === true;
}
