import { type Dispatcher, Pool } from 'undici';
import { type Answer, type Ask, headersFor } from './target.ts';

/** Asks one server over real sockets, which stay open from one request to the next. */
export interface Asker {
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  /** Ends the requests under way; who asks again opens new connections. */
  release(): void;
}

export function createAsker(url: string): Asker {
  let pool = new Pool(url);
  return {
    ask: (method, path, asked = {}) => askBy(pool, method, path, asked),
    release() {
      void pool.destroy();
      pool = new Pool(url);
    },
  };
}

/** The path goes out as it is, dots and all. */
async function askBy(pool: Pool, method: string, path: string, ask: Ask): Promise<Answer> {
  const payload = ask.raw ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
  const { statusCode, headers, body } = await pool.request({
    method: method as Dispatcher.HttpMethod,
    path,
    headers: headersFor(ask),
    body: payload,
  });
  const text = await body.text();
  const isJson = String(headers['content-type']).includes('json');
  return {
    status: statusCode,
    headers: headers as Answer['headers'],
    text,
    body: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}
