import { setImmediate } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createLog, createPainter, type LogEvent } from '../../../src/log/log.ts';

const REQUEST: LogEvent = {
  type: 'request',
  method: 'GET',
  path: '/battery/device_abc123?expedite=true',
  status: 200,
  ms: 1.26,
  key: 'sk_sandbox_a…',
};

class Lines {
  readonly writes: string[] = [];
  readonly colourful: boolean;

  constructor(colourful = false) {
    this.colourful = colourful;
  }

  write(text: string): void {
    this.writes.push(text);
  }

  hasColors(): boolean {
    return this.colourful;
  }

  get text(): string {
    return this.writes.join('');
  }
}

describe('createLog', () => {
  test('writes a request on one line', async () => {
    const stream = new Lines();
    createLog('pretty', stream, {})(REQUEST);
    await setImmediate();
    expect(stream.text).toBe('200 GET  /battery/device_abc123?expedite=true 1.3 ms sk_sandbox_a…\n');
  });

  test('writes requests of the same turn together, in their order', async () => {
    const stream = new Lines();
    const log = createLog('json', stream);
    log(REQUEST);
    log({ ...REQUEST, status: 404 });
    expect(stream.writes).toEqual([]);
    await setImmediate();
    expect(stream.writes).toHaveLength(1);
    const events = stream.text.trim().split('\n');
    expect(events.map((line) => JSON.parse(line).status)).toEqual([200, 404]);
  });

  test('writes a warning at once, after the requests before it', () => {
    const stream = new Lines();
    const log = createLog('pretty', stream, {});
    log(REQUEST);
    log({ type: 'warning', message: 'Take care.' });
    expect(stream.text).toMatch(/^200 GET .+\nWarning: Take care\.\n$/);
  });

  test.each<[LogEvent, object]>([
    [REQUEST, { ...REQUEST, ms: 1.3 }],
    [
      { type: 'info', message: 'Hello.' },
      { type: 'info', message: 'Hello.' },
    ],
    [
      { type: 'error', message: 'Broken.' },
      { type: 'error', message: 'Broken.' },
    ],
    [
      { type: 'error', message: 'Broken.', error: 'because' },
      { type: 'error', message: 'Broken.', error: 'because' },
    ],
  ])('writes %j as one JSON object', async (event, expected) => {
    const stream = new Lines();
    createLog('json', stream)(event);
    await setImmediate();
    expect(JSON.parse(stream.text)).toEqual(expected);
    expect(stream.text.indexOf('\n')).toBe(stream.text.length - 1);
  });

  test('tells where an error comes from', () => {
    const stream = new Lines();
    createLog('pretty', stream, {})({ type: 'error', message: 'Broken.', error: new Error('the reason') });
    expect(stream.text).toMatch(/^Error: Broken\.\nError: the reason\n +at .*log\.test/);
  });

  test('says nothing when silent', async () => {
    const stream = new Lines();
    createLog('silent', stream)({ type: 'error', message: 'Broken.' });
    await setImmediate();
    expect(stream.writes).toEqual([]);
  });

  test.each(['pretty', 'json'] as const)('shows no key in full (%s)', async (format) => {
    const stream = new Lines();
    const log = createLog(format, stream);
    log({ ...REQUEST, path: '/battery?apiKey=sk_live_supersecret' });
    log({ type: 'warning', message: 'Saw sk_live_supersecret.' });
    log({ type: 'error', message: 'sk_live_supersecret', error: new Error('sk_live_supersecret') });
    await setImmediate();
    expect(stream.text).not.toContain('secret');
    expect(stream.text).toContain('sk_live_supe…');
  });

  test('lets no request forge a line or move the cursor', async () => {
    const stream = new Lines();
    createLog('pretty', stream, {})({ ...REQUEST, path: '/a\u001b[2Jb\n200 GET /forged\u009b31m' });
    await setImmediate();
    expect(stream.text).toMatch(/^200 GET {2}\/ab\?200 GET \/forged/);
    expect(stream.text.trim()).toMatch(/^[\x20-\x7e…]+$/);
  });

  test('colours a terminal only', async () => {
    const [terminal, file] = [new Lines(true), new Lines()];
    for (const stream of [terminal, file]) createLog('pretty', stream, {})(REQUEST);
    await setImmediate();
    expect(terminal.text).not.toBe(file.text);
    expect(stripVTControlCharacters(terminal.text)).toBe(file.text);
  });
});

describe('Colours', () => {
  const FILE = { write: () => true };
  const TERMINAL = { write: () => true, hasColors: () => true };

  test.each([
    ['a terminal, unasked', TERMINAL, {}, true],
    ['a file, unasked', FILE, {}, false],
    ['a terminal under NO_COLOR=1', TERMINAL, { NO_COLOR: '1' }, false],
    ['a terminal under an empty NO_COLOR, which says nothing', TERMINAL, { NO_COLOR: '' }, true],
    ['a file under FORCE_COLOR=1', FILE, { FORCE_COLOR: '1' }, true],
    ['a file under an empty FORCE_COLOR', FILE, { FORCE_COLOR: '' }, true],
    ['a terminal under FORCE_COLOR=0', TERMINAL, { FORCE_COLOR: '0' }, false],
    ['a terminal under FORCE_COLOR=false', TERMINAL, { FORCE_COLOR: 'false' }, false],
    [
      'a file under both, of which FORCE_COLOR is the stronger',
      FILE,
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      true,
    ],
  ])('for %s', (_case, stream, environment, isColoured) => {
    expect(createPainter(stream, environment)('red', 'text') !== 'text').toBe(isColoured);
  });

  test('leave it to the stream to know its terminal, without the variables that were judged already', () => {
    const asked: unknown[] = [];
    const hasColors = (environment: unknown) => asked.push(environment) > 1;
    createPainter({ write: () => true, hasColors }, { NO_COLOR: '', TERM: 'dumb' });
    expect(asked).toEqual([{ TERM: 'dumb' }]);
  });
});
