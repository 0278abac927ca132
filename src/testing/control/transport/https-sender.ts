import { Agent, request } from 'node:https';
import type { Sender } from './sender.ts';

/** Sends over TLS. Its own module, since TLS takes as long to load as everything else that a test imports. */
export const HTTPS: Sender = { send: request, agent: new Agent({ keepAlive: true }) };
