/** Any text, of which editors complete those that are known. */
export type TextOr<Known extends string> = Known | (string & {});

/** A rate-limit plan: one that is built in, or one of the configuration. */
export type PlanName = TextOr<'ratelimited' | 'unlimited'>;

export type MethodName = TextOr<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'>;
