import { styleText } from 'node:util';
import { maskKeys } from '../domain/keys/mask-keys.ts';
import { formatRequest, formatRequestAsJson, type RequestEvent } from './format-request.ts';
import type { Painter } from './painter.ts';

/** Something worth telling the person who runs the sandbox. */
export type LogEvent =
  | RequestEvent
  | { readonly type: 'info' | 'warning'; readonly message: string }
  | { readonly type: 'error'; readonly message: string; readonly error?: unknown };

export type LogSink = (event: LogEvent) => void;

/** What a log writes to; a terminal's stream knows whether it has colours. */
export interface LogStream {
  write(text: string): unknown;
  hasColors?(environment?: Readonly<Record<string, string | undefined>>): boolean;
}

/** Colours text where FORCE_COLOR says so; else where the stream is a terminal with colours and NO_COLOR says nothing. */
export function createPainter(stream: LogStream, environment = process.env): Painter {
  if (!wantsColours(stream, environment)) return (_colour, text) => text;
  // Left to itself, styleText looks at standard output, whatever the text is for.
  return (colour, text) => styleText(colour, text, { validateStream: false });
}

/** As Node has it for FORCE_COLOR, and no-color.org for NO_COLOR: an empty one says nothing. */
function wantsColours(
  stream: LogStream,
  { FORCE_COLOR: force, NO_COLOR: never, ...rest }: NodeJS.ProcessEnv,
) {
  if (force !== undefined) return force !== '0' && force.toLowerCase() !== 'false';
  return never ? false : stream.hasColors?.(rest) === true;
}

/** Takes events and writes nothing: who would have to make an event first need not. */
export const silentLog: LogSink = () => {};

/**
 * Writes events to the stream, one line each; requests of the same turn of the event loop go out together.
 * @param defer calls back at the end of this turn; a process whose timers may be faked gives its own
 */
export function createLog(
  format: 'pretty' | 'json' | 'silent',
  stream: LogStream = process.stderr,
  environment = process.env,
  defer: (callBack: () => void) => void = setImmediate,
): LogSink {
  if (format === 'silent') return silentLog;
  const paint = createPainter(stream, environment);
  const toLine = format === 'json' ? toJson : (event: LogEvent) => toText(event, paint);
  let waiting = '';
  const flush = (): void => {
    const text = waiting;
    waiting = '';
    if (text !== '') stream.write(text);
  };
  return (event) => {
    if (waiting === '') defer(flush);
    waiting += `${toLine(event)}\n`;
    // What went wrong must be out before whatever it leads to.
    if (event.type !== 'request') flush();
  };
}

function toJson(event: LogEvent): string {
  if (event.type === 'request') {
    return formatRequestAsJson(event);
  }
  const { type, message } = event;
  return JSON.stringify({
    type,
    message: maskKeys(message),
    ...(type === 'error' && errorField(event.error)),
  });
}

function errorField(error: unknown): { error: string } | undefined {
  return error === undefined ? undefined : { error: maskKeys(describeError(error)) };
}

function toText(event: LogEvent, paint: Painter): string {
  switch (event.type) {
    case 'request':
      return formatRequest(event, paint);
    case 'info':
      return maskKeys(event.message);
    case 'warning':
      return `${paint('yellow', 'Warning:')} ${maskKeys(event.message)}`;
    case 'error': {
      const reason = event.error === undefined ? '' : `\n${paint('dim', describeError(event.error))}`;
      return maskKeys(`${paint('red', 'Error:')} ${event.message}${reason}`);
    }
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
