/** The files and folders that a rule leaves alone, each of which must need it; paths end in `/` for folders. */
export const EXCEPTIONS = {
  /** What Jest calls is the default export of a file; data files are imported by theirs. */
  defaultExport: [
    'src/testing/jest/jest-global-setup.ts',
    'src/testing/jest/jest-global-teardown.ts',
    'src/yaml.d.ts',
  ],
  /** What takes the place of Node's own loader. */
  loader: ['src/launcher/'],
  wallClock: ['src/domain/captured-globals.ts', 'src/world/time/machine-clock.ts'],
  stopwatch: [],
  timers: [
    'src/cli/exec/signal-relay.ts',
    'src/cli/health.ts',
    'src/cli/main.ts',
    'src/cli/start.ts',
    'src/cli/stop-on-signal.ts',
    'src/cli/watch/file-watch.ts',
    'src/log/log.ts',
    'src/testing/container/ready-wait.ts',
  ],
  /** Secrets and certificates: what no seed may decide. */
  chance: [
    'src/engine/random-token.ts',
    'src/testing/container/control-secret.ts',
    'src/tls/certificate/issue-certificate.ts',
    'src/tls/certificate/sign-certificate.ts',
  ],
  /** Jest loads set-up and teardown each by itself; what test is running, frameworks tell there. */
  globalObject: ['src/testing/jest/jest-shared-sandbox.ts', 'src/testing/control/running-test.ts'],
  /** The class of one language's faker is to be had from its instance alone. */
  evaluatedCode: ['src/world/devices/identity.ts'],
  network: [],
  /** The entry points, the stream of the log, and whose a file on disk is. */
  process: ['src/cli/', 'src/launcher/', 'src/log/log.ts', 'src/testing/', 'src/tls/files/private-file.ts'],
  /** The names that a certificate is for unless the configuration gives others. */
  hostLiteral: ['src/tls/certificate/certificate-names.ts'],
  /** Names for the completion of editors, as types: they decide nothing. */
  wireCode: ['src/domain/names/known-names.gen.ts'],
} as const satisfies Record<string, readonly string[]>;
