import type { ApiProblem, ProblemDetail, ProblemKind } from '../failures/problem.ts';

type Describe = (problem: ApiProblem) => readonly ProblemDetail[];

/** The problems that mean that a request breaks the document, and how. */
const VIOLATIONS: Partial<Record<ProblemKind, Describe>> = {
  'unknown-route': () => [{ path: '/path', message: 'is no path of the document' }],
  'method-not-allowed': ({ facts }) => [
    { path: '/method', message: `must be one of ${facts.headers?.Allow ?? 'those of the path'}` },
  ],
  'invalid-request': ({ facts }) => facts.errors ?? [],
  'payload-too-large': () => [{ path: '/body', message: 'is too large' }],
  'unsupported-media-type': () => [
    { path: '/header/content-type', message: 'must be application/json, in UTF-8' },
  ],
};

/** How a request breaks the document, by the problem that it met; undefined where it does not. */
export function violationsOf(problem: ApiProblem): readonly ProblemDetail[] | undefined {
  return VIOLATIONS[problem.kind]?.(problem);
}
