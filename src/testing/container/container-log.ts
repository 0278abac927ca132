import type { WaitStrategy } from 'testcontainers';

/** A container as the Docker client has it, by whichever version of its types testcontainers brings. */
export type DockerContainer = Parameters<WaitStrategy['waitUntilReady']>[0];

const LINES = 50;

/** The last lines that a container wrote, of both streams; empty where there are none to be had. */
export async function readLog(container: DockerContainer): Promise<string> {
  try {
    const log = await container.logs({ follow: false, stdout: true, stderr: true, tail: LINES });
    return withoutFrames(Buffer.from(log)).trim();
  } catch {
    return '';
  }
}

const HEADER = 8;

/** Docker sends both streams in frames: which one, three zeros, the length, the bytes. */
function withoutFrames(log: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at < log.length; ) {
    const isFramed = at + HEADER <= log.length && log.readUInt32BE(at) % 0x1000000 === 0;
    if (!isFramed) return log.toString('utf8');
    const end = at + HEADER + log.readUInt32BE(at + 4);
    parts.push(log.subarray(at + HEADER, end));
    at = end;
  }
  return Buffer.concat(parts).toString('utf8');
}
