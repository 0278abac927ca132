import packageJson from '../../../package.json' with { type: 'json' };
import { readReportFolders } from '../../engine/relay/report-folders.ts';
import { createLog, createPainter, type LogSink } from '../../log/log.ts';
import { createReport, type ReportFacts } from '../../report/create-report.ts';
import { formatSummary } from '../../report/format-summary.ts';
import type { Report } from '../../report/report.ts';
import { RunTrail, type Trail } from '../../report/run-trail.ts';
import { Coverage } from '../../world/coverage/coverage.ts';
import { readWallClock } from '../../world/time/machine-clock.ts';
import { reportFailure } from '../failure.ts';
import { NODE_CA_VARIABLE } from '../options/flags.ts';
import { announce, loadSettings, type Settings } from '../options/options.ts';
import type { FlagValues } from '../program.ts';
import { RunSandbox } from '../watch/run-sandbox.ts';
import { claimReportFolder } from './claim-folder.ts';
import { createCommandEnvironment } from './command-environment.ts';
import { type CollectedCoverage, CoverageFolder } from './coverage-folder.ts';
import type { ExecOptions } from './exec-command.ts';
import { writeReport } from './report-folder.ts';
import { CommandStartError, exitCodeOf, runCommand } from './run-command.ts';
import { SignalRelay } from './signal-relay.ts';
import { tellGithub } from './tell-github.ts';
import { openTrustFiles } from './trust-files.ts';

/** Runs a command against a sandbox of its own and reports what it did; sets the exit code. */
export async function exec(flags: FlagValues, options: ExecOptions): Promise<void> {
  using relay = new SignalRelay();
  const settings = await loadSettings(flags, process.env);
  const log = createExecLog(settings);
  announce(settings, log);
  await using folder = await claimReportFolder(options.report, log);
  const reportTo = readReportFolders(process.env);
  const coverage = new Coverage();
  const trail = new RunTrail();
  coverage.listen((event, scope) => trail.note(event, scope));
  const runtime = { keepCaAtHome: true, reportTo, coverage };
  await using sandbox = await RunSandbox.open({ flags, settings, log, runtime });
  try {
    const report = await runAndReport(sandbox, options, relay, log);
    process.exitCode = report === undefined ? exitCodeOf(relay.received ?? null) : chooseExitCode(report);
    if (report !== undefined) await publish(report, trail.facts(), folder.path, settings.json);
    if (report !== undefined) await tellGithub(report, process.env, log);
  } catch (error) {
    if (!(error instanceof CommandStartError)) throw error;
    process.exitCode = reportFailure(error);
  }
}

/** Unless a log was asked for, the requests stay out of the command's own output. */
function createExecLog({ config, given }: Settings): LogSink {
  const log = createLog(config.log);
  return given.has('log') ? log : (event) => (event.type === 'request' ? undefined : log(event));
}

/** Undefined where a signal came before the command could begin. */
async function runAndReport(
  sandbox: RunSandbox,
  { command, failOn }: ExecOptions,
  relay: SignalRelay,
  log: LogSink,
): Promise<Report | undefined> {
  if (relay.received !== undefined) return undefined;
  const { current } = sandbox;
  await using trust = await openTrustFiles(current, process.env[NODE_CA_VARIABLE]);
  await using folder = await CoverageFolder.open();
  const environment = createCommandEnvironment(current, { ...trust, reportFolder: folder.path }, process.env);
  const startedAt = readWallClock();
  const end = await runCommand(command, environment, relay);
  const run = { ...end, startedAt, endedAt: readWallClock() };
  await sandbox.endWatch();
  const below = await folder.collect(current.accounts.coverage, log);
  return createReport({ ...factsOf(sandbox, below), run, failOn });
}

function factsOf(
  { current: { accounts, edition }, facts }: RunSandbox,
  below: CollectedCoverage,
): Omit<ReportFacts, 'run' | 'failOn'> {
  const { operations, droppedEntries, closedAccounts } = facts;
  return {
    sandbox: { version: packageJson.version, edition },
    operations: [...operations, ...below.operations],
    sandboxCount: 1 + below.sandboxCount,
    coverage: accounts.coverage.facts(),
    journal: {
      on: accounts.unauthenticatedJournal.isOn,
      droppedEntries,
    },
    closedAccounts,
  };
}

function chooseExitCode({ run, failedOn }: Report): number {
  return run.exitCode === 0 && failedOn.length > 0 ? 1 : run.exitCode;
}

async function publish(report: Report, trail: Trail, folder: string, json: boolean): Promise<void> {
  try {
    const paths = await writeReport(folder, report, trail);
    const text = json ? JSON.stringify(report) : formatSummary(report, paths, createPainter(process.stderr));
    process.stderr.write(`${text}\n`);
  } catch (error) {
    // The command's own failure tells more.
    process.exitCode ||= reportFailure(error);
  }
}
