import type { Family } from '../../domain/entities.ts';

/** What the path of a template tells of the device and the action that a request is about. */
export interface RouteMeaning {
  readonly family?: Family | undefined;
  /** The parameter that is the id of a device. */
  readonly deviceParameter?: string;
  readonly actionParameter?: string;
}

export type DescribeRoute = (template: string) => RouteMeaning;

/** What a path says by the document, whether or not the document has the method. */
export interface RouteMatch {
  /** Template of the path. */
  readonly route: string;
  /** Undefined where the path has no such method. */
  readonly operation: string | undefined;
  readonly family: Family | undefined;
  readonly deviceId: string | undefined;
  readonly actionId: string | undefined;
}

/** What can be told of a template before any request comes. */
export interface RouteFacts {
  readonly template: string;
  readonly family: Family | undefined;
  /** Which of the path's parameters it is; -1 where none is. */
  readonly deviceIndex: number;
  readonly actionIndex: number;
}

export function readRouteFacts(template: string, describeRoute: DescribeRoute): RouteFacts {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const { family, deviceParameter, actionParameter } = describeRoute(template);
  const indexOf = (name: string | undefined): number => (name === undefined ? -1 : names.indexOf(name));
  return {
    template,
    family,
    deviceIndex: indexOf(deviceParameter),
    actionIndex: indexOf(actionParameter),
  };
}

export function matchRoute(
  { template, family, deviceIndex, actionIndex }: RouteFacts,
  operation: string | undefined,
  params: readonly string[],
): RouteMatch {
  return {
    route: template,
    operation,
    family,
    deviceId: decode(params[deviceIndex]),
    actionId: decode(params[actionIndex]),
  };
}

function decode(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
