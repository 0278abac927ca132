import { CommanderError } from 'commander';
import { SetupError } from '../domain/failures/setup-error.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import { formatFilePath } from '../domain/validation/path.ts';
import { CommandFailure } from './failures/command-failure.ts';
import { explainUsage, type UsagePlace } from './failures/usage.ts';
import { DEBUG_VARIABLE } from './options/flags.ts';
import { wantsJson } from './options/wants-json.ts';

export interface Failure {
  readonly exitCode: number;
  /** Stable, for programs to tell by. */
  readonly code: string;
  /** Empty where there is nothing to say: `--help` and `--version` end this way, too. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  /** A page of the package. */
  readonly docs: string;
  /** Each thing wrong with a file or with options, where there is one. */
  readonly problems?: readonly FailureProblem[];
}

export interface FailureProblem {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What to tell the user about an error, and the exit code: 2 for what the user can mend, 1 for the rest. */
export function explainFailure(error: unknown, place: UsagePlace = {}): Failure {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return complete({ exitCode: 0, code: 'none', message: '' });
    return complete({ exitCode: 2, code: 'invalid-command-line', message: explainUsage(error, place) });
  }
  if (error instanceof CommandFailure) {
    const { exitCode, code, message, hint } = error;
    return complete({ exitCode, code, message, hint });
  }
  if (error instanceof SetupError) {
    const { code, message } = error;
    const problems = listProblems(error);
    return {
      ...complete({ exitCode: 2, code, message, hint: problems?.[0]?.hint }),
      ...(problems && { problems }),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const hint = `This should not happen: please report it, with what ${DEBUG_VARIABLE}=1 adds here.`;
  const message = `Failed to run amps-sandbox: ${reason}. ${hint}`;
  return complete({ exitCode: 1, code: 'internal-error', message, hint });
}

/** Tells standard error what went wrong, with the stack where AMPS_SANDBOX_DEBUG asks for it; gives the exit code. */
export function reportFailure(error: unknown, place?: UsagePlace): number {
  const failure = explainFailure(error, place);
  const { exitCode, message } = failure;
  const isDebugging = (process.env[DEBUG_VARIABLE] ?? '0') !== '0';
  const stack = exitCode !== 0 && isDebugging && error instanceof Error ? error.stack : undefined;
  if (message === '') return exitCode;
  const text = wantsJson(process.argv.slice(2), process.env)
    ? toJson(failure, stack)
    : [message, stack].filter(Boolean).join('\n');
  process.stderr.write(`${text}\n`);
  return exitCode;
}

function toJson({ code, message, hint, docs, problems }: Failure, stack: string | undefined): string {
  return JSON.stringify({
    error: {
      code,
      message,
      hint,
      docs,
      ...(problems && { problems }),
      ...(stack !== undefined && { stack }),
    },
  });
}

function complete({
  hint,
  ...rest
}: Pick<Failure, 'exitCode' | 'code' | 'message'> & { readonly hint?: string | undefined }): Failure {
  return { ...rest, hint: hint ?? adviceIn(rest.message), docs: DOCS[rest.code] ?? 'docs/cli.md' };
}

/** Our messages say what failed and why in their first sentence, and what to do in those after it. */
function adviceIn(message: string): string {
  const [line = ''] = message.split('\n');
  const [first = ''] = /^.*?[.?!]["')]*(?= [A-Z])/.exec(line) ?? [];
  return line.slice(first.length).trim() || line;
}

/** Where a page says more than that of the command line. */
const DOCS: Readonly<Record<string, string>> = {
  'invalid-configuration': 'docs/configuration.md',
  'invalid-rules': 'docs/scripting.md',
  'invalid-certificate': 'docs/https.md',
};

function listProblems(error: SetupError): readonly FailureProblem[] | undefined {
  const { problems, source } = error as { problems?: readonly InputProblem[]; source?: string };
  if (problems === undefined || problems.length === 0) return undefined;
  return problems.map(({ path, why, advice, position }) => ({
    path: formatFilePath(path),
    message: why,
    hint: advice,
    ...(source !== undefined && { file: source }),
    ...position,
  }));
}
