import { request } from 'undici';
import { type Answer, type Ask, headersFor } from './target.ts';

/** Asks over a real socket. */
export async function askUrl(url: string, method: string, ask: Ask): Promise<Answer> {
  const payload = ask.raw ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
  const { statusCode, headers, body } = await request(url, {
    method: method as 'GET',
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
