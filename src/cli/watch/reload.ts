import { basename } from 'node:path';
import type { SandboxConfig } from '../../config/sandbox-config.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import { SHIPPED_SCENARIOS } from '../../domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { openSandbox, type RuntimeOptions, type Sandbox } from '../../engine/open-sandbox.ts';
import type { LogSink } from '../../log/log.ts';
import { explainFailure, reportFailure } from '../failure.ts';
import type { FlagValues } from '../options/flags.ts';
import { loadSettings, type Settings } from '../options/options.ts';
import { FileWatch, type Stamps, stampFiles } from './file-watch.ts';

const NOTHING_TO_WATCH =
  '--watch has no file to look at: this start takes no world, scenario, configuration or document from one. ' +
  'Name one, such as --config amps.yaml, or leave --watch out.';

/** A sandbox and what it was started from. */
export interface Running {
  readonly sandbox: Sandbox;
  readonly settings: Settings;
}

interface Reloading {
  readonly flags: FlagValues;
  readonly log: LogSink;
  readonly runtime: RuntimeOptions;
  /** What of the settings a start takes; their configuration as it is where left out. */
  readonly chooseConfig?: (settings: Settings) => SandboxConfig;
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
  { flags, log, runtime, chooseConfig = ({ config }) => config, onReplaced }: Reloading,
): FileWatch {
  let running = first;
  const watch = new FileWatch(async (path) => {
    try {
      const settings = await loadSettings(flags, process.env);
      const read = await stampFilesOf(settings);
      const sandbox = await replace(running, settings, { log, runtime, chooseConfig });
      running = { settings, sandbox };
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
  if (stamps.size === 0) log({ type: 'warning', message: NOTHING_TO_WATCH });
  return watch;
}

/** The files of a start, as they are before it reads them: no change after that is missed. */
export async function stampFilesOf(settings: Settings): Promise<Stamps> {
  return await stampFiles(filesOf(settings));
}

/** The files whose content a start depends on. */
function filesOf({ config, configFile }: Pick<Settings, 'config' | 'configFile'>): string[] {
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
  settings: Settings,
  { log, runtime, chooseConfig }: Required<Pick<Reloading, 'log' | 'runtime' | 'chooseConfig'>>,
): Promise<Sandbox> {
  const { rethrow } = settings;
  const kept = keepPlace(chooseConfig(settings), old.sandbox);
  const trial = await createEngine(kept, () => {}).catch(rethrow);
  trial.stop();
  await old.sandbox.close();
  try {
    return await openSandbox(kept, log, runtime);
  } catch (error) {
    // Such as a port that another program has.
    log({ type: 'error', message: explainFailure(error).message });
    const before = keepPlace(chooseConfig(old.settings), old.sandbox);
    return await openSandbox(before, log, runtime).catch((lost: unknown) =>
      process.exit(reportFailure(lost)),
    );
  }
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
