import type { ServerResponse } from 'node:http';

/** Waits in real time; ends early where the client does not wait any more. */
export async function delayReply(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    response.once('close', done);
    function done(): void {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    }
  });
}
