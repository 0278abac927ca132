import type { IncomingHttpHeaders } from 'node:http';
import { type RequestOptions, request } from 'node:https';

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks by node:https over a connection of its own; the host of the URL goes out as SNI and `Host`, whatever is dialled. */
export async function askHttps(url: string, options: RequestOptions = {}): Promise<HttpsAnswer> {
  return await new Promise((resolve, reject) => {
    const call = request(url, { agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    call.on('error', reject).end();
  });
}

/** Dials this machine, whatever the name: what a network alias does, without a network. */
export const AT_LOOPBACK: Pick<RequestOptions, 'lookup'> = {
  lookup: (_name, { all }, done) =>
    all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
};

/** The URL of a name at the port of another. */
export function urlOf(name: string, httpsUrl: string | null): string {
  return `https://${name}:${new URL(String(httpsUrl)).port}`;
}
