import { didYouMean } from '../../domain/closest-name.ts';
import { isDocumentText } from '../../domain/documents/document-input.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { RuleError } from '../../files/rules/rule-error.ts';
import { explainInput, pointerTo } from '../explain-input.ts';

/** The rules of a scenario: of a shipped one by its name, of an object, or of a text. @throws ApiProblem */
export async function readScenario(
  given: unknown,
  known: KnownNames,
  place: string,
): Promise<readonly Rule[]> {
  if (typeof given !== 'string') return await readDocument(given, known, place);
  if (!isDocumentText(given)) return await loadNamed(given, place);
  const { loadScenario } = await import('../../files/rules/load-scenario.ts');
  return (await loadScenario(given, known).catch(refuseAt(place))).rules;
}

/** The rules of a scenario document, or of a bare list. @throws ApiProblem */
export async function readDocument(
  document: unknown,
  known: KnownNames,
  place: string,
): Promise<readonly Rule[]> {
  const { parseRules } = await import('../../files/rules/rule-file.ts');
  return await parseRules(document, 'the request', known).catch(refuseAt(place));
}

/** By name only: what files there are is no caller's business. */
async function loadNamed(name: string, path: string): Promise<readonly Rule[]> {
  const { loadShippedScenario, SHIPPED_SCENARIOS } = await import('../../files/rules/load-scenario.ts');
  const scenario = await loadShippedScenario(name);
  if (scenario !== undefined) return scenario.rules;
  const advice =
    didYouMean(name.slice(0, 100), SHIPPED_SCENARIOS) ?? `There are ${SHIPPED_SCENARIOS.join(', ')}`;
  throw invalidRequest({ path, message: `names no scenario of the package. ${advice}` });
}

function refuseAt(place: string) {
  return (error: unknown): never => {
    if (!(error instanceof RuleError)) throw error;
    throw explainInput(error, (steps) => pointerTo(place, steps));
  };
}
