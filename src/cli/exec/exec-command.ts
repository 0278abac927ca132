import { type Command, InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../../domain/closest-name.ts';
import { explainRename, RENAMED_NAMES } from '../../domain/renamed-names.ts';
import { FINDING_KINDS, type FindingKind } from '../../report/finding-kinds.ts';
import { FAIL_ON_VARIABLE, REPORT_VARIABLE } from '../options/flags.ts';

export interface ExecOptions {
  /** The command and its arguments. */
  readonly command: readonly string[];
  /** Folder that the files of the report are written to. */
  readonly report: string;
  readonly failOn: readonly FindingKind[];
}

const DEFAULT_FOLDER = 'amps-sandbox-report';

const EPILOGUE = `
The command gets AMPS_BASE_URL, AMPS_API_KEY, AMPS_SANDBOX_CONTROL_URL and, where one is in force,
AMPS_SANDBOX_CONTROL_TOKEN; with --https also AMPS_HTTPS_URL, AMPS_SANDBOX_CA_FILE and, with what was in it
before, NODE_EXTRA_CA_CERTS. The port is a free one unless --port is given. With --watch, the
sandbox starts anew at its address while the command runs. Exit code: that of the command;
1 where the command succeeded but --fail-on found something.

  amps-sandbox exec --fail-on contract-violation,live-key -- npm test`;

/** Adds `exec` to the command line. */
export function addExecCommand(program: Command, run: (options: ExecOptions) => Promise<void>): void {
  program
    .command('exec')
    .description('run a command against a sandbox of its own, and report what it exercised')
    .usage('[options] -- COMMAND [ARGS…]')
    .argument('<command...>', 'what to run')
    .addOption(
      new Option('--report <dir>', 'folder for report.html, report.json and junit.xml')
        .env(REPORT_VARIABLE)
        .default(DEFAULT_FOLDER),
    )
    .addOption(
      new Option(
        '--fail-on <kinds>',
        `exit with 1 on ${FINDING_KINDS.join(', ')}; repeatable, or with commas`,
      )
        .env(FAIL_ON_VARIABLE)
        .argParser(readKinds),
    )
    .addHelpText('after', EPILOGUE)
    .action((command: string[], { report, failOn = [] }: { report: string; failOn?: FindingKind[] }) =>
      run({ command, report: report.trim() || DEFAULT_FOLDER, failOn }),
    );
}

function readKinds(text: string, before: readonly FindingKind[] = []): FindingKind[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set([...before, ...names.filter((name) => name !== '').map(readKind)])];
}

function readKind(name: string): FindingKind {
  const kind = FINDING_KINDS.find((known) => known === name);
  if (kind !== undefined) return kind;
  const renamed = explainRename(RENAMED_NAMES.findings, name);
  const hint = renamed === undefined ? didYouMean(name, FINDING_KINDS) : `${renamed}.`;
  throw new InvalidArgumentError(`Choose from ${FINDING_KINDS.join(', ')}.\n${hint ?? ''}`);
}
