export {
  ConfigError,
  type KeyConfig,
  type ProblemOverride,
  type SandboxConfig,
  type SandboxOptions,
} from './config.ts';
export type { RuleSpec } from './domain/rules/rule-spec.ts';
export { DocumentError } from './http/generated/document-error.ts';
export { ListenError } from './listen.ts';
export { createAccount, type SandboxAccount } from './testing/control-account.ts';
export {
  type ControlClient,
  ControlError,
  createControlClient,
} from './testing/control-client.ts';
export { type RunningSandbox, startSandbox } from './testing/in-process.ts';
export { CertificateError } from './tls/certificate-error.ts';
export { RuleError } from './world/rule-error.ts';
export { WorldFileError } from './world/world-file-error.ts';
