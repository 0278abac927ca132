import type { Reply } from '../contract/exchange/reply.ts';
import { findHeader } from '../domain/headers/header-fields.ts';

/** JSON, but for a text that an operation of another media type answers. */
export function toText(reply: Reply): string {
  const { body } = reply;
  if (body === undefined) return '';
  return isJsonReply(reply) ? JSON.stringify(body) : String(body);
}

/** Whether the body goes out as JSON. */
export function isJsonReply({ body, headers }: Reply): boolean {
  const type = typeof body === 'string' ? findHeader(headers, 'content-type') : undefined;
  return type === undefined || isJsonType(type);
}

/** `application/json`, `application/problem+json` and the like. */
function isJsonType(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}
