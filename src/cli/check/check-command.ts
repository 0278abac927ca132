import { type Command, Option } from 'commander';
import { print } from '../control/print.ts';
import type { FailureProblem } from '../failure.ts';
import { CommandFailure } from '../failures/command-failure.ts';
import type { GroupContext } from '../group-context.ts';
import { refuseIdleFlags } from '../options/refuse-idle-flags.ts';
import { wantsJson } from '../options/wants-json.ts';
import type { CheckedFile } from './check-file.ts';
import { FILE_KINDS, type FileKind } from './guess-kind.ts';

/** What worlds and scenarios are checked beside: plans, corrected errors, a newer document. */
const HEEDED = ['config', 'openapi', 'json', 'log'];

const EPILOGUE = `
A file is taken for what it looks like. Worlds and scenarios are checked for a start with the options of --config, where
it is given. Exit code: 0 where all files can be used, 1 where one cannot.`;

export function defineCheckCommand(command: Command, { flagsOf }: GroupContext): void {
  command
    .argument('<files...>', 'worlds, scenarios and configurations in YAML or JSON')
    .addOption(new Option('--as <kind>', 'what the files are').choices([...FILE_KINDS, 'config']))
    .addHelpText('after', EPILOGUE)
    .action(async (files: string[], options: { as?: FileKind | 'config' }) => {
      const { json: _, log: __, ...flags } = flagsOf();
      refuseIdleFlags(flagsOf(), HEEDED, command);
      const kind = options.as === 'config' ? 'configuration' : options.as;
      const { checkFile } = await import('./check-file.ts');
      const checked: CheckedFile[] = [];
      for (const file of files) checked.push(await checkFile(file, kind, flags));
      const bad = checked.filter(({ ok }) => !ok);
      print(wantsJson(process.argv.slice(2), process.env), { files: checked }, formatChecked);
      if (bad.length > 0) throw explainBad(checked.length, bad);
    });
}

function formatChecked({ files }: { readonly files: readonly CheckedFile[] }): string {
  return files
    .flatMap((checked) => (checked.ok ? [`${checked.file}: a good ${checked.kind}`] : formatBad(checked)))
    .join('\n');
}

/** In the form of compilers, which editors and CI find the place by. */
function formatBad({ file, problems }: CheckedFile): string[] {
  return problems.map((problem) => `${placeOf(problem, file)}: error: ${describe(problem)}`);
}

function placeOf({ file = '', line, column }: FailureProblem, checked: string): string {
  return [file || checked, line, column].filter((part) => part !== undefined).join(':');
}

function describe({ path, message, hint }: FailureProblem): string {
  const place = path === '$' ? '' : `${path}: `;
  return message.endsWith(hint) ? `${place}${message}` : `${place}${message} ${hint}`;
}

function explainBad(count: number, bad: readonly CheckedFile[]): CommandFailure {
  const problems = bad.reduce((sum, checked) => sum + checked.problems.length, 0);
  const hint = bad[0]?.problems[0]?.hint;
  return new CommandFailure(
    `Failed the check of ${bad.length} of ${count} ${count === 1 ? 'file' : 'files'}: ${problems} ${problems === 1 ? 'problem' : 'problems'}. Correct what is named above.`,
    { code: 'invalid-file', exitCode: 1, ...(hint !== undefined && { hint }) },
  );
}
