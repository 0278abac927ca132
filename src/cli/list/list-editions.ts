import type { SandboxConfig } from '../../config/sandbox-config.ts';
import type { EnvelopeFacts } from '../../contract/edition.ts';
import { ApiProblem, PROBLEM_KINDS } from '../../domain/failures/problem.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { EDITIONS } from '../../engine/editions.ts';

/** No request in particular. */
const NOBODY: EnvelopeFacts = { requestId: '', at: 0, path: '', context: undefined, elapsedMs: () => 0 };

/** Only the edition knows the form of its answers: in the body a code is known by the catalogue, a message by its blanks. */
export async function listErrors(config: SandboxConfig) {
  return EDITIONS.flatMap((createEdition) => {
    const { name: edition, presentProblem, errorCodes } = createEdition(config);
    return PROBLEM_KINDS.map((kind) => {
      const { status, body } = presentProblem(new ApiProblem(kind, { actionState: 'completed' }), NOBODY);
      const texts = textsIn(body);
      const code = texts.find((text) => errorCodes.includes(text)) ?? '';
      const message = texts.find((text) => text !== code && /\s/.test(text)) ?? '';
      return { case: kind, status, code, message, edition };
    });
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export async function listOperations(config: SandboxConfig) {
  const engine = await createEngine(config, () => {});
  engine.stop();
  return engine.operations.map(({ operationId, ...rest }) => ({ operation: operationId, ...rest }));
}

export async function listWorlds(config: SandboxConfig) {
  return await Promise.all(
    SHIPPED_WORLDS.map(async (name) => {
      const { accounts, stop } = await createEngine(
        { ...config, world: name, scenarios: [], rules: [] },
        () => {},
      );
      stop();
      const all = accounts.all();
      const devices = all.reduce((sum, { world }) => sum + [...world.devices()].length, 0);
      return { name, accounts: all.length, devices };
    }),
  );
}
