import type { ServerResponse } from 'node:http';
import { startTimer, stopTimer } from '../../world/time/machine-clock.ts';

/** Waits in real time; ends early where the client does not wait any more. */
export async function delayReply(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = startTimer(done, ms);
    response.once('close', done);
    function done(): void {
      stopTimer(timer);
      response.off('close', done);
      resolve();
    }
  });
}
