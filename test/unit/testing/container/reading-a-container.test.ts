import { expect, test } from 'vitest';
import { type DockerContainer, readLog } from '../../../../src/testing/container/container-log.ts';
import { firstFileIn } from '../../../../src/testing/container/tar.ts';

/** An entry of a tar archive, with no more of a header than is read. */
function entry(kind: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
  header.write(kind, 156);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

test('The first file of an archive is found behind entries that describe it', () => {
  const long = `{"note":"${'ä'.repeat(700)}"}`;
  expect(
    firstFileIn(Buffer.concat([entry('x', '30 mtime=1.5\n'), entry('0', long), Buffer.alloc(1024)])),
  ).toBe(long);
});

test('An archive without a file is refused', () => {
  expect(() => firstFileIn(Buffer.alloc(1024))).toThrow(
    'Failed to read the archive: there is no file in it.',
  );
});

function frame(stream: 1 | 2, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

function logging(logs: () => Promise<Buffer>): DockerContainer {
  return { logs } as unknown as DockerContainer;
}

test('A log is read without the frames that Docker puts around its parts', async () => {
  const log = Buffer.concat([frame(1, 'ready\n'), frame(2, 'GET /battery 200 µ\n')]);
  expect(await readLog(logging(async () => log))).toBe('ready\nGET /battery 200 µ');
});

test('A log without frames, as a terminal has it, is read as it is', async () => {
  expect(await readLog(logging(async () => Buffer.from('ready on a terminal\n')))).toBe(
    'ready on a terminal',
  );
});

test('A log that cannot be had is empty', async () => {
  expect(await readLog(logging(() => Promise.reject(new Error('gone'))))).toBe('');
});
