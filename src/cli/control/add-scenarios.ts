import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import type { RuleSpec } from '../../domain/rules/rule-spec.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { parsePointer } from '../../domain/validation/json-pointer.ts';
import { loadScenario, SHIPPED_SCENARIOS } from '../../files/rules/load-scenario.ts';
import { RuleError } from '../../files/rules/rule-error.ts';
import { locateProblems } from '../../files/text/locate-problems.ts';
import { ControlError } from '../../testing/control/control-error.ts';
import type { ControlRule } from '../../testing/control/control-types.ts';
import type { Connection } from './connect.ts';

type Client = Connection['client'];

/**
 * Adds scenarios in their order, so that a later one is asked first. Files are read here, and all of them are checked
 * before anything is added. @throws RuleError with line and column
 */
export async function addScenarios(client: Client, names: readonly string[]): Promise<ControlRule[]> {
  const files = new Map<string, readonly RuleSpec[]>();
  for (const name of names) if (!SHIPPED_SCENARIOS.includes(name)) files.set(name, await readRules(name));
  const added: ControlRule[] = [];
  for (const name of names) {
    const rules = files.get(name);
    const adding = rules === undefined ? client.rules.addScenario(name) : addFile(client, name, rules);
    added.unshift(...(await adding));
  }
  return added;
}

/** Each with its name, which a scenario gives to the rules that have none. */
async function readRules(path: string): Promise<RuleSpec[]> {
  const { rules } = await loadScenario(path);
  return rules.map(({ name, spec }) => ({ ...spec, name }) as RuleSpec);
}

/** What only the sandbox knows, such as its operations, it checks; it is told with the place in the file. */
async function addFile(client: Client, path: string, rules: readonly RuleSpec[]): Promise<ControlRule[]> {
  try {
    return await client.rules.add(rules);
  } catch (error) {
    const errors = error instanceof ControlError ? (error.problem?.errors ?? []) : [];
    if (errors.length === 0) throw error;
    const text = isDocumentText(path) ? path : await readFile(path, 'utf8');
    const isList = Array.isArray(parse(text));
    const problems = errors.map(({ path: pointer, message }) => toProblem(pointer, message, isList));
    throw new RuleError(path, locateProblems(problems, text));
  }
}

/** The sandbox speaks of `/body/rules/0`, and in the file that may be the first of a bare list. */
function toProblem(pointer: string, message: string, isList: boolean): InputProblem {
  const steps = parsePointer(pointer).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const [why = '', ...advice] = message.replace(/^is wrong: /, '').split(/(?<=[.?!]) (?=[A-Z])/);
  return { path: steps.slice(isList ? 2 : 1), why, advice: advice.join(' ') };
}
