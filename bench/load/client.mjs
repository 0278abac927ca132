// A client that sends the bench's requests to a server and makes sure of their status.
import { Pool } from 'undici';

const CONNECTIONS = 64;

export function createClient(url) {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  return {
    async send({ method, path, headers, body, status }) {
      const answer = await pool.request({ method, path, headers, body });
      await answer.body.dump();
      if (answer.statusCode !== status) throw new Error(`${method} ${path} answered ${answer.statusCode}.`);
    },
    close: () => pool.close(),
  };
}
