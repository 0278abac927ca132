import type { InputProblem } from '../validation/input-problem.ts';
import type { Path } from '../validation/path.ts';
import { quoteValue } from '../validation/quote-value.ts';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;

/** Whoever sets one of these breaks the framing of HTTP, or the mark by which scripted answers are known. */
const OWN_HEADERS = [
  'connection',
  'content-length',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-sandbox-rule',
];

export function* checkHeaderNames(headers: object, path: Path): Generator<InputProblem> {
  const seen = new Set<string>();
  for (const name of Object.keys(headers)) {
    const place = [...path, name];
    if (!HEADER_NAME.test(name)) {
      const advice = 'Use letters, digits and -, at most 100.';
      yield { path: place, why: `${quoteValue(name)} is not the name of a header.`, advice };
    } else if (seen.has(name.toLowerCase())) {
      const advice = 'Keep one of the two; upper and lower case are the same.';
      yield { path: place, why: 'the header is given twice.', advice };
    }
    seen.add(name.toLowerCase());
  }
}

/** Whether the emulator alone may set this header. */
export function isOwnHeader(name: string): boolean {
  return OWN_HEADERS.includes(name.toLowerCase());
}

/** What nobody may put on a reply, whether a rule or the configuration does. */
export function* checkReplyHeaders(headers: object, path: Path): Generator<InputProblem> {
  yield* checkHeaderNames(headers, path);
  for (const name of Object.keys(headers)) {
    if (!isOwnHeader(name)) continue;
    const why = 'the emulator sets this header itself.';
    yield { path: [...path, name], why, advice: 'Leave it out.' };
  }
}
