export type {
  ClockInput,
  KeyInput,
  PlanInput,
  ScenarioInput,
  WorldInput,
} from '../../config/sandbox-options.ts';
export type { WorldFile } from '../../domain/documents/world-file.ts';
export type { RuleSpec, ScenarioSpec } from '../../domain/rules/rule-spec.ts';
export { createAccount, type SandboxAccount } from '../control/control-account.ts';
export { type ControlClient, ControlError, createControlClient } from '../control/control-client.ts';
export { AmpsSandboxContainer, DEFAULT_IMAGE } from './amps-sandbox-container.ts';
export type { ContainerConfiguration } from './configuration.ts';
export { ContainerOptionError, ContainerStartError } from './container-error.ts';
export type { HttpsOptions } from './https.ts';
export { type ConnectionInfo, StartedAmpsSandboxContainer } from './started-amps-sandbox-container.ts';
