/** What the launcher does for the program. */
export interface Launcher {
  /** Keeps what is compiled by now for the next process. */
  readonly keepCompiledCode: () => void;
  /** Has V8 collect garbage less often, from now on. */
  readonly collectRarely: () => Promise<void>;
}

/** What the main file of the program exports. */
export interface Program {
  /** Runs the command that the arguments of the process name. */
  run(launcher: Launcher): void;
}
