import type { SandboxConfig } from '../config/sandbox-config.ts';
import { type Contract, createContract, requirePermission } from '../contract/contract.ts';
import type { Edition } from '../contract/edition.ts';
import { EditionSet, type ServedEdition } from '../contract/edition-set.ts';
import type { LogSink } from '../log/log.ts';
import type { CreateEdition } from './editions.ts';

export interface EditionChoice {
  readonly editions: readonly CreateEdition[];
  /** Name of the edition for requests that tell none; the first where it is left out. */
  readonly defaultEdition?: string | undefined;
}

/** Opens the contract of each edition. @throws DocumentError */
export async function openEditions(
  config: SandboxConfig,
  log: LogSink,
  { editions, defaultEdition }: EditionChoice,
): Promise<EditionSet> {
  const created = editions.map((createEdition) => createEdition(config));
  const defaultName = defaultEdition ?? created[0]?.name;
  const served = created.map(async (edition): Promise<ServedEdition> => {
    const isDefault = edition.name === defaultName;
    const contract = isDefault
      ? openExtended(edition, config, log)
      : createContract(partsOf(edition, config));
    return { ...edition, contract: await contract };
  });
  return new EditionSet(await Promise.all(served), defaultName);
}

function partsOf(edition: Edition, { validateResponses }: SandboxConfig) {
  const { document, handlers, validators, describeRoute } = edition;
  return {
    ...{ document, handlers, validators, describeRoute },
    validatesReplies: validateResponses,
    authorize: requirePermission,
  };
}

/** The contract with the operations of the user's newer document that we do not know. */
async function openExtended(edition: Edition, config: SandboxConfig, log: LogSink): Promise<Contract> {
  const { openapi: path, seed } = config;
  const parts = partsOf(edition, config);
  if (path === undefined) return await createContract(parts);
  const { extendContract } = await import('../contract/mock-replies/index.ts');
  const { added, skipped, unanswerable, ...extended } = await extendContract({
    known: edition.document,
    path,
    seed,
  });
  log({ type: 'info', message: `Operations answered from the schemas of ${path}: ${added.length}.` });
  for (const { method, path: route, reason } of skipped) {
    log({ type: 'warning', message: `${method.toUpperCase()} ${route} of ${path} is left out: ${reason}` });
  }
  for (const { method, path: route, reason } of unanswerable)
    log({ type: 'warning', message: tellUnanswerable(method, route, path, reason) });
  return await createContract({ ...parts, ...extended });
}

function tellUnanswerable(method: string, route: string, document: string, reason: string): string {
  return (
    `${method.toUpperCase()} ${route} of ${document} will fail with 500: no answer satisfies its schema (${reason}). ` +
    'Correct the schema of its response, or give it an example.'
  );
}
