import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedOperation } from '../../contract/documented-operation.ts';
import { RELAY_EXTENSION, RELAY_FORMAT } from '../../domain/relay/report-to.ts';
import type { LogSink } from '../../log/log.ts';
import type { Coverage } from '../../world/coverage/coverage.ts';
import type { CoverageEvent } from '../../world/coverage/coverage-event.ts';
import type { CoveredRequest } from '../../world/coverage/coverage-facts.ts';
import { createRandomToken } from '../random-token.ts';
import type { RelayLine } from './relay-format.ts';
import { RepeatedRequests } from './repeated-requests.ts';

/** Requests that are written one by one: some thirty megabytes. */
const MAX_SINGLE = 100_000;
/** Repeated requests that are counted before they are written. */
const MAX_WAITING = 1_000;

/**
 * Hands everything that coverage hears of to each `amps-sandbox exec` above this process: a line of a file before the
 * reply leaves, so that nothing is lost where the process is killed. From the hundred thousandth request on, those that
 * repeat an earlier one are counted, and written by the thousand: the file stays small, and no finding waits.
 */
export class CoverageRelay {
  readonly #log: LogSink;
  readonly #maxSingle: number;
  readonly #repeated = new RepeatedRequests();
  #requestCount = 0;
  #files: readonly number[];

  constructor(folders: readonly string[], coverage: Coverage, log: LogSink, maxSingle = MAX_SINGLE) {
    this.#log = log;
    this.#maxSingle = maxSingle;
    this.#files = folders.flatMap((folder) => this.#open(folder));
    this.#write({ type: 'begin', format: RELAY_FORMAT });
    // What came from sandboxes below this one they have told themselves.
    coverage.listen((event, { sandbox }) => {
      if (sandbox === 1) this.#note(event);
    });
  }

  /** What the sandbox serves, once that is known. */
  tellOperations(operations: readonly ServedOperation[]): void {
    this.#write({ type: 'operations', operations });
  }

  close(): void {
    this.#writeRepeated();
    for (const file of this.#files) closeSync(file);
    this.#files = [];
  }

  #note(event: CoverageEvent): void {
    if (event.type !== 'request') {
      // What comes next may belong to another test.
      this.#writeRepeated();
      this.#write(event);
      return;
    }
    const request = pickCovered(event.request);
    const isSingle = ++this.#requestCount <= this.#maxSingle || !this.#repeated.count(request);
    if (isSingle) this.#write({ type: 'request', request });
    else if (this.#repeated.size >= MAX_WAITING) this.#writeRepeated();
  }

  #writeRepeated(): void {
    for (const { request, times } of this.#repeated.take()) this.#write({ type: 'request', request, times });
  }

  #open(folder: string): number[] {
    try {
      return [openSync(join(folder, `${createRandomToken()}${RELAY_EXTENSION}`), 'ax', 0o600)];
    } catch (error) {
      this.#warn(error);
      return [];
    }
  }

  #write(line: RelayLine): void {
    if (this.#files.length === 0) return;
    const text = `${JSON.stringify(line)}\n`;
    try {
      for (const file of this.#files) writeSync(file, text);
    } catch (error) {
      this.#files = [];
      this.#warn(error);
    }
  }

  #warn(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#log({
      type: 'warning',
      message:
        `Failed to tell amps-sandbox exec what this sandbox serves: ${reason}. Its report goes without. ` +
        'Let the command end before exec does, and keep room in the folder for temporary files.',
    });
  }
}

/** The journal's entry of the request has more than is to be written. */
function pickCovered(request: CoveredRequest): CoveredRequest {
  const { sequence, account, edition, requestId, method, at, path, queryText, route, operation } = request;
  const { keyName, verdict, errors, status, connection, rule, isRuleAskedFor, isEarlyRetry } = request;
  const { problem, notApplied, durationMs } = request;
  return {
    ...{ sequence, account, edition, requestId, method, at, path, queryText, route, operation },
    ...{ keyName, verdict, errors, status, connection, rule, isRuleAskedFor, isEarlyRetry },
    ...{ problem, notApplied, durationMs },
  };
}
