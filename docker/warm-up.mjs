// Runs the program once inside the build: when it ends, it keeps what was compiled of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const [program] = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [program, '--host', '127.0.0.1', '--port', '0', '--json', '--log', 'silent'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const [line] = await once(child.stdout, 'data');
const { url, keys } = JSON.parse(line);
await fetch(`${url}/battery`, { headers: { 'x-api-key': keys[0].key } });
child.kill('SIGTERM');
const [exitCode] = await once(child, 'exit');
process.exitCode = exitCode;
