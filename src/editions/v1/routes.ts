import type { RouteMeaning } from '../../contract/openapi-backend/route-match.ts';
import { FAMILIES } from '../../domain/entities.ts';

/** Every path of v1 begins with the family that it is about. */
export function describeRouteV1(template: string): RouteMeaning {
  const [, first] = template.split('/');
  return {
    family: FAMILIES.find((family) => family === first),
    deviceParameter: 'deviceId',
    actionParameter: 'actionId',
  };
}
