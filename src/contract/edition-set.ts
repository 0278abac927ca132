import type { Environment } from '../domain/entities.ts';
import type { ProblemKind } from '../domain/failures/problem.ts';
import type { ApiKey } from '../domain/keys/api-key.ts';
import { editionOfKey, listFixtureKeys } from '../domain/keys/edition-keys.ts';
import type { Contract } from './contract.ts';
import type { Edition } from './edition.ts';
import type { RequestHeaders } from './exchange/exchange.ts';

/** An edition whose contract is open. */
export interface ServedEdition extends Edition {
  readonly contract: Contract;
}

/** What an edition is chosen by. */
export interface EditionClues {
  /** The key that the request carries, where somebody has it. */
  readonly key?: Pick<ApiKey, 'edition'> | undefined;
  readonly headers: RequestHeaders;
  readonly host: string;
}

/** The editions that are served side by side, the default one first. */
export class EditionSet {
  readonly all: readonly ServedEdition[];
  readonly default: ServedEdition;
  readonly names: readonly string[];
  /** Made-up keys that are published, and so may be shown whole. */
  readonly publishedKeys: ReadonlySet<string>;
  /** Headers that carry keys in some edition, in lower case. */
  readonly keyHeaders: readonly string[];

  /** @param defaultName of the edition for requests that tell none; the first where it is left out. */
  constructor(editions: readonly ServedEdition[], defaultName = editions[0]?.name) {
    const chosen = editions.find(({ name }) => name === defaultName);
    if (chosen === undefined)
      throw new RangeError(`Failed to serve the API: there is no edition ${JSON.stringify(defaultName)}.`);
    this.default = chosen;
    this.all = [chosen, ...editions.filter((edition) => edition !== chosen)];
    this.names = this.all.map(({ name }) => name);
    this.publishedKeys = new Set(
      this.all.flatMap(({ fixtureKeys }) => listFixtureKeys(fixtureKeys).map(({ key }) => key)),
    );
    this.keyHeaders = [...new Set(this.all.flatMap(({ keyHeaders }) => keyHeaders))];
  }

  get(name: string): ServedEdition | undefined {
    return this.all.find((edition) => edition.name === name);
  }

  /** What is found for a key that the headers carry, in whichever edition's way; undefined where nothing is. */
  findByCredential<T>(headers: RequestHeaders, find: (credential: string) => T | undefined): T | undefined {
    for (const edition of this.all) {
      const credential = edition.credentialOf(headers);
      const found = credential === undefined ? undefined : find(credential);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * The edition that a request speaks: its key's own, else one whose keys are written like the one that was sent, or
   * are sent in that header, else one whose host was asked; the default edition where several could be meant, or none.
   */
  choose({ key, headers, host }: EditionClues): ServedEdition {
    if (this.all.length === 1) return this.default;
    const own = key && this.get(key.edition);
    if (own !== undefined) return own;
    const isWrittenAs = ({ keyFormat }: Edition) => this.#carries(headers, keyFormat.parse);
    const byFormat = narrow(this.all, isWrittenAs);
    const byHeader = narrow(byFormat, (edition) => edition.credentialOf(headers) !== undefined);
    return narrow(byHeader, (edition) => edition.environmentOfHost(host) !== undefined)[0] ?? this.default;
  }

  /** The edition that a key of an environment is of by its looks; the default one where it looks like none. */
  ofKey(text: string, environment: Environment): ServedEdition {
    return editionOfKey(text, environment, this.all);
  }

  /** The environment that a text names in the key format of some edition; undefined where it is no key. */
  environmentOfKey(text: string): Environment | undefined {
    for (const { keyFormat } of this.all) {
      const environment = keyFormat.parse(text);
      if (environment !== undefined) return environment;
    }
    return undefined;
  }

  /** The problem that a code names in this edition, else in another one. */
  problemOfCode(code: string, edition: Edition): ProblemKind | undefined {
    const own = edition.problemOfCode(code);
    if (own !== undefined) return own;
    return this.all.map((other) => other.problemOfCode(code)).find((kind) => kind !== undefined);
  }

  #carries(headers: RequestHeaders, parse: (text: string) => unknown): boolean {
    return this.findByCredential(headers, parse) !== undefined;
  }
}

/** Those that are such; all where none is. */
function narrow<T>(all: readonly T[], isSuch: (one: T) => boolean): readonly T[] {
  const some = all.filter(isSuch);
  return some.length === 0 ? all : some;
}
