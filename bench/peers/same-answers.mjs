// Whether a subject gives the same answers as we do, and what it looks at before it answers.
import { REQUESTS } from '../requests.mjs';

const { 'x-api-key': _key, ...WITHOUT_KEY } = REQUESTS.read.headers;
const CHECKS = {
  keys: { ...REQUESTS.read, headers: WITHOUT_KEY },
  bodies: { ...REQUESTS.command, body: JSON.stringify({ action: 7 }) },
};

/** `can`: the requests it answers as we do. `cannot`: the others, each with what came instead. `refuses`: bad ones that it turned away. */
export async function examine(running, answers) {
  const can = [];
  const cannot = {};
  for (const [name, request] of Object.entries(REQUESTS)) {
    const difference = tellDifference(await running.ask(request), answers[name]);
    if (difference === undefined) can.push(name);
    else cannot[name] = difference;
  }
  const refuses = {};
  for (const [what, request] of Object.entries(CHECKS)) {
    const { status } = await running.ask(request);
    refuses[what] = status >= 400 && status < 500 && (what !== 'bodies' || can.includes('command'));
  }
  return { can, cannot, refuses };
}

/** What sets an answer apart from ours: status, content type, or the shape of the body; undefined where nothing does. */
export function tellDifference(answer, ours) {
  if (answer.status !== ours.status) return `answers ${answer.status} instead of ${ours.status}`;
  if (answer.type !== ours.type) return `answers ${answer.type || 'no content type'} instead of ${ours.type}`;
  const [theirShape, ourShape] = [answer, ours].map(({ text }) => JSON.stringify(shapeOf(JSON.parse(text))));
  return theirShape === ourShape ? undefined : 'answers a body of another shape';
}

/** A value with each leaf replaced by the name of its type; a list is the set of shapes in it. */
export function shapeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    return [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))]
      .sort()
      .map((text) => JSON.parse(text));
  }
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, shapeOf(value[key])]),
  );
}
