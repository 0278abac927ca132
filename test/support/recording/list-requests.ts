import { sendBadBodies, sendUnreadableBodies } from './sections/bad-bodies.ts';
import { askBadQueries, askOddIds } from './sections/bad-queries.ts';
import { followCommands, followScriptedOutcomes, missTheTarget } from './sections/commands.ts';
import { walkThroughDays } from './sections/days.ts';
import { cancelActions, deferBeyondTime, followDeferrals } from './sections/deferrals.ts';
import { askEveryHost, askLiveAccount, askWithChangingKeys, askWithEveryKey } from './sections/keys.ts';
import { repeatRequests, useUpLimits } from './sections/limits.ts';
import { askOfflineDevices } from './sections/offline.ts';
import { readChangingDevices, readDevices, readLists } from './sections/reads.ts';
import { refuseEveryOperation } from './sections/refusals.ts';
import { missTheRoute, sendOddHeads } from './sections/routes.ts';
import { askForErrors, askUnderRules, askUnderScenarios } from './sections/scripts.ts';
import type { RequestStep, Step, Steps } from './step.ts';

export const RECORDED_REQUESTS = 1_000;

/** Each begins with a reset, so that none depends on those before it. */
const SECTIONS: readonly (() => Steps)[] = [
  askWithEveryKey,
  askEveryHost,
  askLiveAccount,
  askWithChangingKeys,
  refuseEveryOperation,
  readLists,
  readDevices,
  readChangingDevices,
  askBadQueries,
  askOddIds,
  sendBadBodies,
  sendUnreadableBodies,
  followCommands,
  followScriptedOutcomes,
  missTheTarget,
  followDeferrals,
  deferBeyondTime,
  cancelActions,
  askOfflineDevices,
  askForErrors,
  askUnderScenarios,
  askUnderRules,
  missTheRoute,
  sendOddHeads,
  useUpLimits,
  repeatRequests,
];

/** The requests to edition v1 whose replies are recorded, with the control calls between them: the same list always. */
export function listRequests(): Step[] {
  const steps = SECTIONS.flatMap((section) => [...section()]);
  return [...steps, ...walkThroughDays(RECORDED_REQUESTS - steps.filter(isRequest).length)];
}

export function isRequest(step: Step): step is RequestStep {
  return step.kind === 'request';
}
