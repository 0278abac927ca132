import { basename } from 'node:path';
import type { SandboxConfig } from '../../config/sandbox-config.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import { SHIPPED_SCENARIOS } from '../../domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { openSandbox, type Sandbox } from '../../engine/open-sandbox.ts';
import type { LogSink } from '../../log/log.ts';
import { explainFailure, reportFailure } from '../failure.ts';
import type { FlagValues } from '../options/flags.ts';
import { loadSettings, type Settings } from '../options/options.ts';
import { FileWatch, type Stamps, stampFiles } from './file-watch.ts';

/** A sandbox and what it was started from. */
export interface Running {
  readonly sandbox: Sandbox;
  readonly settings: Settings;
}

interface Reloading {
  readonly flags: FlagValues;
  readonly log: LogSink;
  /** Folders of the `exec` commands above this process. */
  readonly reportTo: readonly string[];
  /** Another sandbox is in the place of the one before. */
  readonly onReplaced: (sandbox: Sandbox) => void;
}

/**
 * Starts anew whenever a file that the start was from has changed. Where that cannot be used, what runs goes on.
 * @param stamps the files as they were before that start read them
 */
export function reloadOnChange(
  first: Running,
  stamps: Stamps,
  { flags, log, reportTo, onReplaced }: Reloading,
): void {
  let running = first;
  const watch = new FileWatch(async (path) => {
    try {
      const settings = await loadSettings(flags, process.env);
      const read = await stampFiles(filesOf(settings));
      running = { settings, sandbox: await replace(running, settings, { log, reportTo }) };
      onReplaced(running.sandbox);
      watch.follow(read);
      log({
        type: 'info',
        message: `Started anew at ${running.sandbox.url}: ${basename(path)} has changed.`,
      });
    } catch (error) {
      log({ type: 'error', message: `${explainFailure(error).message}\nWhat ran before goes on.` });
    }
  });
  watch.follow(stamps);
}

/** The files whose content a start depends on. */
export function filesOf({ config, configFile }: Pick<Settings, 'config' | 'configFile'>): string[] {
  const { world, scenarios, openapi } = config;
  const isFile = (shipped: readonly string[], given: string | object): given is string =>
    typeof given === 'string' && !shipped.includes(given) && !isDocumentText(given);
  return [
    ...(configFile === undefined ? [] : [configFile]),
    ...(isFile(SHIPPED_WORLDS, world) ? [world] : []),
    ...scenarios.filter((given) => isFile(SHIPPED_SCENARIOS, given)),
    ...(openapi === undefined ? [] : [openapi]),
  ];
}

/** Ends the sandbox only after all of the new one but its port has been tried. */
async function replace(
  old: Running,
  { config, rethrow }: Settings,
  runtime: Pick<Reloading, 'log' | 'reportTo'>,
): Promise<Sandbox> {
  const kept = keepPlace(config, old.sandbox);
  const trial = await createEngine(kept, () => {}).catch(rethrow);
  trial.stop();
  await old.sandbox.close();
  try {
    return await open(kept, runtime);
  } catch (error) {
    // Such as a port that another program has.
    runtime.log({ type: 'error', message: explainFailure(error).message });
    return await open(keepPlace(old.settings.config, old.sandbox), runtime).catch((lost: unknown) =>
      process.exit(reportFailure(lost)),
    );
  }
}

async function open(
  config: SandboxConfig,
  { log, reportTo }: Pick<Reloading, 'log' | 'reportTo'>,
): Promise<Sandbox> {
  return await openSandbox(config, log, { keepCaAtHome: true, reportTo });
}

/** Where a free port or a token was drawn, clients know it by now. */
function keepPlace(config: SandboxConfig, { url, httpsUrl, controlToken }: Sandbox): SandboxConfig {
  const { https } = config;
  return {
    ...config,
    port: config.port === 0 ? portOf(url) : config.port,
    https: { ...https, port: https.port === 0 && httpsUrl !== null ? portOf(httpsUrl) : https.port },
    ...(config.controlToken === undefined && controlToken !== null && { controlToken }),
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
