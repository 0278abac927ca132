import stated from '../../../openapi/control.yaml?policies';
import type { Exchange } from '../../contract/exchange/exchange.ts';

/** How the control API treats calls of an operation; `openapi/control.yaml` states where it is not the usual way. */
export interface RoutePolicy {
  /** Public is what must be reached under whatever name and without a secret; what it tells is public. */
  readonly access: 'public' | 'token';
  /** Undefined is the limit of every route. */
  readonly bodyLimitBytes?: number;
  /** Whether a body may be YAML as well. */
  readonly takesYaml?: boolean;
  /** Left out of the log, which calls every second would fill. */
  readonly isQuiet: boolean;
}

const USUAL: RoutePolicy = { access: 'token', isQuiet: false };

const POLICIES = stated.map(({ method, path, ...policy }) => ({
  method,
  segments: path.split('/'),
  policy: { ...USUAL, ...policy },
}));

/** The policy of the operation that a request means; the usual one for routes that there are not. */
export function policyOf({ method, path }: Pick<Exchange, 'method' | 'path'>): RoutePolicy {
  const asked = path.split('/');
  const found = POLICIES.find((route) => route.method === method && matches(route.segments, asked));
  return found?.policy ?? USUAL;
}

function matches(segments: readonly string[], asked: readonly string[]): boolean {
  if (segments.length !== asked.length) return false;
  return segments.every((segment, i) => segment.startsWith('{') || segment === asked[i]);
}
