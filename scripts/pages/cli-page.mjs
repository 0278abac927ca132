import { importSource } from './import-source.mjs';
import { anchorOf, code, inline, page, sentence, table } from './markdown.mjs';

const PROGRAM = 'src/cli/program.ts';
const FLAGS = 'src/cli/options/flags.ts';

const EXIT_CODES =
  'Exit codes: 0 for success; 1 where the answer is no (`health`, `check`, `requests verify` and `wait`, `exec --fail-on`), where no sandbox answers, and for a bug; 2 for what you can correct: a wrong option, a file that cannot be used, a port that is taken, a request that the sandbox refuses. `exec` exits as its command does, with 126 or 127 where that cannot be run.';

const FAILURES =
  'A failure is told on standard error: what failed, where, why, and what to do. With `--json`, or `AMPS_SANDBOX_JSON=true`, it is one line of JSON there, `{"error":{"code":"…","message":"…","hint":"…","docs":"…"}}`, with `problems` where files or options are wrong, each with `file`, `line` and `column` as far as they are known. Codes are stable: `invalid-command-line`, `invalid-configuration`, `invalid-world`, `invalid-rules`, `invalid-file`, `unusable-document`, `unusable-certificate`, `unwritable-report`, `unwritable-file`, `not-ready`, `not-verified`, `unreachable`, `unexpected-answer`, `unknown-account`, `command-not-found`, `command-not-runnable`, `internal-error`; the code of the system where it cannot listen, such as `EADDRINUSE`; and the last part of the `type` of a problem of [the control API](control-api.md), such as `unknown-device`.';

/** `docs/cli.md`: the commands as commander knows them, so that whatever is added there is here, too. */
export async function createCliPage() {
  const [{ createProgram, loadCommands }, flags] = await Promise.all([
    importSource(PROGRAM),
    importSource(FLAGS),
  ]);
  const program = createProgram({});
  await loadCommands(program);
  const variables = new Map(flags.FLAGS.map((flag) => [`--${flag.name}`, flags.variableName(flag)]));
  const commands = listCommands(program);
  return page('src/cli/', [
    '# Command line',
    sentence(program.description()),
    table(
      ['Command', 'What it does'],
      commands.map(({ path, command }) => [
        `[${code(path)}](#${anchorOf(path)})`,
        sentence(summaryOf(command)),
      ]),
    ),
    EXIT_CODES,
    FAILURES,
    '## Options of every command',
    `Each is also a variable of the environment, and most are an option of [the configuration](configuration.md). Flags win over the environment, the environment wins over the file of \`--config\`. A switch is turned off by \`--no-\` before its name.`,
    describeOptions(program, variables),
    commands.map(({ path, command }) => describeCommand(path, command, variables)),
  ]);
}

/** All commands but `help`, those of a group after the group. */
function listCommands(program, prefix = program.name()) {
  return program.commands.flatMap((command) => {
    const path = `${prefix} ${command.name()}`;
    return [{ path, command }, ...listCommands(command, path)];
  });
}

function summaryOf(command) {
  return command.summary() || command.description();
}

function describeCommand(path, command, variables) {
  const isGroup = command.commands.length > 0;
  return [
    `## ${path}`,
    sentence(command.description()),
    isGroup ? '' : code(`${path} ${usageOf(command)}`.trim()),
    describeArguments(command),
    describeOptions(command, variables),
  ];
}

function usageOf(command) {
  return command.usage();
}

function describeArguments(command) {
  const rows = command.registeredArguments.map((argument) => [
    code(`${argument.name()}${argument.variadic ? '…' : ''}`),
    `${sentence(argument.description)}${argument.required ? '' : ' May be left out.'}`,
  ]);
  return table(['Argument', 'Meaning'], rows);
}

function describeOptions(command, variables) {
  const isShown = ({ long, hidden }) => !hidden && long !== '--help' && long !== '--version';
  const rows = command.options
    .filter(isShown)
    .map((option) => [
      code(option.flags),
      codeOrNothing(option.envVar ?? variables.get(option.long)),
      inline(option.description),
    ]);
  return table(['Option', 'Environment', 'Meaning'], rows);
}

function codeOrNothing(text) {
  return text === undefined ? '' : code(text);
}
