import type { SandboxConfig } from '../../config/sandbox-config.ts';
import type { ServedOperation } from '../../contract/documented-operation.ts';
import { openSandbox, type RuntimeOptions, type Sandbox } from '../../engine/open-sandbox.ts';
import type { LogSink } from '../../log/log.ts';
import type { Report } from '../../report/report.ts';
import type { Coverage } from '../../world/coverage/coverage.ts';
import type { Settings } from '../options/options.ts';
import type { FlagValues } from '../program.ts';
import type { FileWatch } from './file-watch.ts';

interface Opening {
  readonly flags: FlagValues;
  readonly settings: Settings;
  readonly log: LogSink;
  readonly runtime: RuntimeOptions & { readonly coverage: Coverage };
}

/** What a report tells of a sandbox itself, beside what coverage has counted. */
interface ServedFacts {
  readonly operations: readonly ServedOperation[];
  readonly droppedEntries: number;
  readonly closedAccounts: Report['closedAccounts'];
}

/** The sandbox of a run. With `--watch` there is one after another, at the same address and with the same coverage. */
export class RunSandbox implements AsyncDisposable {
  readonly #coverage: Coverage;
  #current: Sandbox;
  #watch: FileWatch | undefined;
  /** Of those that were replaced. */
  #earlier: ServedFacts = { operations: [], droppedEntries: 0, closedAccounts: { idle: 0, max: 0 } };

  private constructor(sandbox: Sandbox, coverage: Coverage) {
    this.#current = sandbox;
    this.#coverage = coverage;
  }

  static async open({ flags, settings, log, runtime }: Opening): Promise<RunSandbox> {
    const watching = settings.watch ? await import('./reload.ts') : undefined;
    const stamps = await watching?.stampFilesOf(settings);
    const sandbox = await openSandbox(chooseConfig(settings), log, runtime).catch(settings.rethrow);
    const run = new RunSandbox(sandbox, runtime.coverage);
    if (stamps !== undefined) {
      const onReplaced = (newer: Sandbox): void => run.#replaceBy(newer);
      run.#watch = watching?.reloadOnChange({ sandbox, settings }, stamps, {
        ...{ flags, log, runtime, chooseConfig, onReplaced },
      });
    }
    return run;
  }

  get current(): Sandbox {
    return this.#current;
  }

  /** Of all that there were. */
  get facts(): ServedFacts {
    return addFacts(this.#earlier, factsOf(this.#current));
  }

  /** From now on no file is heeded. */
  async endWatch(): Promise<void> {
    await this.#watch?.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.endWatch();
    await this.#current.close();
  }

  #replaceBy(newer: Sandbox): void {
    const older = this.#current;
    this.#earlier = addFacts(this.#earlier, factsOf(older));
    // No test goes on in them.
    for (const { id } of older.accounts.all()) this.#coverage.noteClosed(id);
    this.#current = newer;
  }
}

/** Ports are free ones, unless they were asked for. */
function chooseConfig({ config, given }: Settings): SandboxConfig {
  const port = given.has('port') ? config.port : 0;
  const httpsPort = given.has('https.port') ? config.https.port : 0;
  return { ...config, port, https: { ...config.https, port: httpsPort } };
}

function factsOf({ accounts, operations }: Sandbox): ServedFacts {
  const journals = [accounts.unauthenticatedJournal, ...accounts.all().map(({ journal }) => journal)];
  const droppedEntries = journals.reduce((sum, { droppedCount }) => sum + droppedCount, 0);
  return { operations, droppedEntries, closedAccounts: { ...accounts.closedByLimit } };
}

function addFacts(a: ServedFacts, b: ServedFacts): ServedFacts {
  // Mostly the same ones: of two by one name the first counts.
  const operations = new Map(
    [...b.operations, ...a.operations].map((served) => [`${served.edition} ${served.operationId}`, served]),
  );
  const { idle, max } = a.closedAccounts;
  return {
    operations: [...operations.values()],
    droppedEntries: a.droppedEntries + b.droppedEntries,
    closedAccounts: { idle: idle + b.closedAccounts.idle, max: max + b.closedAccounts.max },
  };
}
