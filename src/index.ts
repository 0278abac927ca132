export { ConfigError } from './config/config-error.ts';
export type { KeyConfig, ProblemOverride, SandboxConfig } from './config/sandbox-config.ts';
export type { SandboxOptions } from './config/sandbox-options.ts';
export { DocumentError } from './contract/mock-replies/document-error.ts';
export { SetupError } from './domain/failures/setup-error.ts';
export type { RuleSpec } from './domain/rules/rule-spec.ts';
export type { InputProblem, Position } from './domain/validation/input-problem.ts';
export { ListenError } from './engine/listen.ts';
export { RuleError } from './files/rules/rule-error.ts';
export { WorldFileError } from './files/world/world-file-error.ts';
export { createAccount, type SandboxAccount } from './testing/control/control-account.ts';
export {
  type ControlClient,
  ControlError,
  createControlClient,
} from './testing/control/control-client.ts';
export { type RunningSandbox, startSandbox } from './testing/in-process.ts';
export { CertificateError } from './tls/certificate-error.ts';
