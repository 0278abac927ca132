import type { Sandbox } from '../engine/open-sandbox.ts';
import { readReportFolders } from '../engine/relay/report-folders.ts';
import type { Launcher } from '../launcher/launcher.ts';
import { createLog, createPainter } from '../log/log.ts';
import { formatBanner } from './banner.ts';
import { announce, loadSettings } from './options/options.ts';
import type { FlagValues } from './program.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** By then most programs that wait for a start have asked their first questions. */
const SETTLED_AFTER_MS = 2_000;

/** Starts the sandbox and tells how to use it; resolves when it serves, and the process lives on. */
export async function start(flags: FlagValues, launcher: Launcher): Promise<void> {
  let sandbox: Sandbox | undefined;
  stopOnSignal(async () => {
    await sandbox?.close();
    launcher.keepCompiledCode();
  });
  const settings = await loadSettings(flags, process.env);
  const { config, json, watch, rethrow } = settings;
  const log = createLog(config.log);
  announce(settings, log);
  const watching = watch ? await import('./watch/reload.ts') : undefined;
  const stamps = await watching?.stampFilesOf(settings);
  const { openSandbox } = await import('../engine/open-sandbox.ts');
  const runtime = { keepCaAtHome: true, reportTo: readReportFolders(process.env) };
  sandbox = await openSandbox(config, log, runtime).catch(rethrow);
  const text = json ? formatReadyLine(sandbox) : formatBanner(sandbox, config, createPainter(process.stdout));
  process.stdout.write(`${text}\n`);
  setTimeout(() => {
    launcher.keepCompiledCode();
    void launcher.collectRarely();
  }, SETTLED_AFTER_MS).unref();
  if (stamps === undefined) return;
  const onReplaced = (newer: Sandbox): void => {
    sandbox = newer;
  };
  watching?.reloadOnChange({ sandbox, settings }, stamps, { flags, log, runtime, onReplaced });
}

/** The one line that a program which started us waits for. */
function formatReadyLine(sandbox: Sandbox): string {
  const { url, controlUrl, controlToken, httpsUrl, caFile, edition, keys } = sandbox;
  const { pid } = process;
  return JSON.stringify({ url, controlUrl, controlToken, httpsUrl, caFile, edition, pid, keys });
}
