import { FROZEN } from '../../targets/target.ts';
import { type ServedEngine, type SocketAnswer, serveEngine } from '../serve-engine.ts';
import { describeRequest, type RecordedReply } from './recording.ts';
import type { ControlStep, RequestStep, Step, StepBody } from './step.ts';

/** Theirs is the connection and the wall clock, not ours. */
const UNRECORDED_HEADERS = ['date', 'connection', 'keep-alive'];

/**
 * Sends every step over a socket to an engine of its own, one after the other.
 * @throws Error where a control call is refused, or where the engine logs a bug
 */
export async function replay(steps: readonly Step[]): Promise<RecordedReply[]> {
  await using sandbox = await serveEngine({ ...FROZEN, validateResponses: true });
  const kept = new Map<string, string>();
  const replies: RecordedReply[] = [];
  for (const step of steps) {
    if (step.kind === 'control') await callControl(sandbox, step);
    else replies.push(await ask(sandbox, step, replies.length + 1, kept));
  }
  const [bug] = sandbox.bugs;
  if (bug !== undefined) throw new Error(bug.message, { cause: bug.error });
  return replies;
}

/** Calls the control API. @throws Error where it refuses */
export async function callControl(sandbox: ServedEngine, step: ControlStep): Promise<SocketAnswer> {
  const { method, body } = step;
  const path = `/__sandbox${step.path}`;
  const answer = await sandbox.send({
    method,
    path,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(
    `Failed to bring about a state: ${method} ${path} answered ${answer.status}: ${answer.text}`,
  );
}

export async function ask(
  sandbox: ServedEngine,
  step: RequestStep,
  number: number,
  kept: Map<string, string>,
): Promise<RecordedReply> {
  const path = fill(step.path, kept);
  const { method, headers, body } = step;
  const answer = await sandbox.send({ method, path, headers, body: bytesOf(body) });
  for (const [name, place] of Object.entries(step.keep ?? {})) keep(kept, name, place, answer.text);
  return {
    step: number,
    ...describeRequest(step, path),
    status: answer.status,
    headers: headerLines(answer.rawHeaders),
    body: answer.text,
  };
}

function fill(path: string, kept: ReadonlyMap<string, string>): string {
  return path.replaceAll(/\{\{([\w-]+)\}\}/g, (placeholder, name: string) => kept.get(name) ?? placeholder);
}

/** A reply that does not have it leaves the place open: what came instead is told where it is compared. */
function keep(kept: Map<string, string>, name: string, place: string, text: string): void {
  const value = valueAt(text, place);
  if (typeof value === 'string') kept.set(name, value);
  else kept.delete(name);
}

function valueAt(text: string, place: string): unknown {
  try {
    return place
      .split('.')
      .reduce((value, part) => (value as Record<string, unknown> | undefined)?.[part], JSON.parse(text));
  } catch {
    return undefined;
  }
}

function bytesOf(body: StepBody | undefined): Uint8Array | string | undefined {
  return typeof body === 'object' ? Buffer.from(body.hex, 'hex') : body;
}

function headerLines(rawHeaders: readonly string[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!UNRECORDED_HEADERS.includes(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return lines;
}
