/** How the caller wants this one action to end, whatever the device would do. */
export interface ScriptedOutcome {
  /** `never` leaves the action acknowledged for good. */
  readonly outcome?: 'completed' | 'failed' | 'never';
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly completeAfterSeconds?: number;
  /** A failure for this reason, in the words of the edition. */
  readonly cause?: 'device-offline';
}
