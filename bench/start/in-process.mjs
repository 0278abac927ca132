// One process: imports the package, starts a sandbox, asks it, calls its control API, starts another; tells the times.
import { get } from 'node:http';
import { pathToFileURL } from 'node:url';
import { HEADERS } from '../requests.mjs';

const [file] = process.argv.slice(2);
const marks = [performance.now()];
const mark = () => marks.push(performance.now());
const { startSandbox } = await import(pathToFileURL(file).href);
mark();
const sandbox = await startSandbox();
mark();
await new Promise((resolve, reject) => {
  get(`${sandbox.url}/battery`, { headers: HEADERS }, (response) => response.resume().on('end', resolve)).on(
    'error',
    reject,
  );
});
mark();
await sandbox.control.clock.get();
mark();
const later = await startSandbox();
mark();
const [importMs, startMs, requestMs, controlMs, laterMs] = marks.slice(1).map((at, i) => at - marks[i]);
console.log(JSON.stringify({ importMs, startMs, requestMs, controlMs, laterMs }));
await Promise.all([sandbox.close(), later.close()]);
