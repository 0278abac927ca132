import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MAX_OUTPUT = 64 * 1024 * 1024;

/** Standard output of a program. @throws Error with all that it said where it fails */
export async function run(program, args, { cwd, env } = {}) {
  try {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: MAX_OUTPUT };
    const { stdout } = await promisify(execFile)(program, args, options);
    return stdout;
  } catch (error) {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim();
    const reason =
      error.code === 'ENOENT' ? `there is no ${program} on the path. Install it.` : said || error.message;
    throw new Error(`Failed to run ${[program, ...args].join(' ')}: ${reason}`, { cause: error });
  }
}
