import type { SandboxOptions } from '../../config/sandbox-options.ts';
import { checkValue } from './check-value.ts';
import { ContainerOptionError } from './container-error.ts';

type Option = keyof SandboxOptions;
export type ListOption = 'keys' | 'scenarios' | 'rules';

interface Entry {
  readonly value: unknown;
  /** The method that wrote it. */
  readonly by: string;
}

/** The options of one container as they are written, each by one method only; in the end they are its configuration file. */
export class ContainerOptions {
  readonly #values = new Map<string, Entry>();
  readonly #plans = new Map<string, Entry>();
  readonly #lists = new Map<ListOption, unknown[]>();

  /** @throws ContainerOptionError where it was set before: one of the two would be lost without a word. */
  set(option: Option | (string & {}), value: unknown, method: string): void {
    this.#write(this.#values, option, { value: checkValue(value, option, method), by: method });
  }

  get(option: Option): unknown {
    return this.#values.get(option)?.value;
  }

  /** Rules, keys and scenarios add up. */
  add(option: ListOption, values: readonly unknown[], method: string): void {
    const added = values.map((value) => checkValue(value, option, method));
    this.#lists.set(option, [...(this.#lists.get(option) ?? []), ...added]);
  }

  /** @throws ContainerOptionError where a plan of this name is there. */
  addPlan(name: string, plan: unknown, method: string): void {
    const shownName = `plans.${name}`;
    this.#write(this.#plans, name, { value: checkValue(plan, shownName, method), by: method }, shownName);
  }

  /** As the configuration file has them. */
  toConfiguration(): Record<string, unknown> {
    return {
      ...Object.fromEntries([...this.#values].map(([option, { value }]) => [option, value])),
      ...(this.#plans.size > 0 && {
        plans: Object.fromEntries([...this.#plans].map(([name, { value }]) => [name, value])),
      }),
      ...Object.fromEntries(this.#lists),
    };
  }

  #write(entries: Map<string, Entry>, name: string, entry: Entry, shownName = name): void {
    const earlier = entries.get(name);
    if (earlier !== undefined) {
      const who =
        earlier.by === entry.by ? `${entry.by} was called before` : `${earlier.by} has set it before`;
      throw new ContainerOptionError(
        `Failed to set ${shownName} by ${entry.by}: ${who}, and a container has one. Take one of the two out.`,
      );
    }
    entries.set(name, entry);
  }
}
