import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedOperation } from '../../contract/documented-operation.ts';
import type { LogSink } from '../../log/log.ts';
import type { Coverage } from '../../world/coverage/coverage.ts';
import type { CoverageEvent } from '../../world/coverage/coverage-event.ts';
import type { CoveredRequest } from '../../world/coverage/coverage-facts.ts';
import { createRandomToken } from '../random-token.ts';
import { RELAY_EXTENSION, RELAY_FORMAT, type RelayLine } from './relay-format.ts';

/**
 * Hands everything that coverage hears of to each `amps-sandbox exec` above this process: a line of a file before the
 * reply leaves, so that nothing is lost where the process is killed.
 */
export class CoverageRelay {
  readonly #log: LogSink;
  #files: readonly number[];

  constructor(folders: readonly string[], coverage: Coverage, log: LogSink) {
    this.#log = log;
    this.#files = folders.flatMap((folder) => this.#open(folder));
    this.#write({ type: 'begin', format: RELAY_FORMAT });
    // What came from sandboxes below this one they have told themselves.
    coverage.listen((event, { sandbox }) => {
      if (sandbox === 1) this.#write(toLine(event));
    });
  }

  /** What the sandbox serves, once that is known. */
  tellOperations(operations: readonly ServedOperation[]): void {
    this.#write({ type: 'operations', operations });
  }

  close(): void {
    for (const file of this.#files) closeSync(file);
    this.#files = [];
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

function toLine(event: CoverageEvent): CoverageEvent {
  return event.type === 'request' ? { type: 'request', request: pickCovered(event.request) } : event;
}

/** The journal's entry of the request has more than is to be written. */
function pickCovered(request: CoveredRequest): CoveredRequest {
  const { sequence, account, edition, requestId, method, at, path, queryText, route, operation } = request;
  const { keyName, verdict, errors, status, connection, rule, isEarlyRetry, problem, notApplied } = request;
  return {
    ...{ sequence, account, edition, requestId, method, at, path, queryText, route, operation },
    ...{ keyName, verdict, errors, status, connection, rule, isEarlyRetry, problem, notApplied },
    durationMs: request.durationMs,
  };
}
