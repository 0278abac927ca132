import document from '../../openapi/control.yaml';
import verdicts from '../../openapi/control.yaml?verdicts';
import { type Contract, createContract } from '../contract/contract.ts';
import type { ContractDocument } from '../contract/document.ts';
import { RENAMED_NAMES } from '../domain/renamed-names.ts';
import type { ControlDependencies } from './dependencies.ts';
import { createControlHandlers } from './handlers.ts';
import { divideSnapshot } from './state/divide-snapshot.ts';
import { refuseForeignSnapshot } from './state/snapshot-format.ts';

/** `openapi/control.yaml` with its handlers. */
export async function createControlContract(dependencies: ControlDependencies): Promise<Contract> {
  return createContract({
    document: document as ContractDocument,
    verdicts,
    renames: RENAMED_NAMES,
    divisions: { restore: divideSnapshot },
    handlers: createControlHandlers(dependencies),
    authorize: (exchange, { operationId }) => {
      if (operationId === 'restore') refuseForeignSnapshot(exchange.body);
    },
  });
}
