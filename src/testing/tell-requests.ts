import { maskKeys } from '../domain/keys/mask-keys.ts';
import { formatRequest } from '../log/format-request.ts';
import type { ControlClient, RecordedRequest } from './control/control-types.ts';

/** Requests that are told of a test that failed. */
const MAX_TOLD = 10;

/** Taken before a test can put another in its place. */
const write = process.stderr.write.bind(process.stderr);

/** Tells standard error the last requests of a test that failed: what the sandbox saw, and why it answered so. */
export async function tellRequests(
  test: string,
  { requests }: Pick<ControlClient, 'requests'>,
): Promise<void> {
  try {
    const latest = await requests.list({ order: 'newest', limit: MAX_TOLD });
    write(describeRequests(test, latest.reverse()));
  } catch (error) {
    // The account may be gone; why the test failed matters more than this.
    const reason = error instanceof Error ? error.message : String(error);
    write(`\namps-sandbox cannot tell the requests of "${test}": ${reason}\n`);
  }
}

function describeRequests(test: string, latest: readonly RecordedRequest[]): string {
  const [first] = latest;
  if (first === undefined)
    return (
      `\namps-sandbox received no request of "${test}". ` +
      'Check that the client has the url and the key of its account.\n'
    );
  const count = first.sequence > 1 ? `last ${latest.length} requests` : 'requests';
  const lines = latest.map((request) => `  #${request.sequence} ${formatRecorded(request)}`);
  return `\namps-sandbox: the ${count} of "${test}":\n${lines.join('\n')}\n`;
}

function formatRecorded(request: RecordedRequest): string {
  const { method, path, query, status, durationMs = 0, at, errors = [], keyName, rule, problem } = request;
  const [violation] = errors;
  return formatRequest(
    {
      type: 'request',
      ...{ method, status, at, ms: durationMs },
      path: query === '' ? path : `${path}?${query}`,
      ...(keyName !== undefined && { keyName }),
      ...(rule !== undefined && { rule }),
      ...(problem !== undefined && { problem }),
      ...(request.connection !== undefined && { connection: request.connection }),
      ...(violation !== undefined && { reason: maskKeys(`${violation.path} ${violation.message}`) }),
    },
    (_, text) => text,
  );
}
