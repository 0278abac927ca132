import document from '../../openapi/control.yaml';
import type { ContractDocument } from '../contract/document.ts';

/** The document of the control API as the validator wants it: Ajv reads tags off the branches and refuses a mapping. */
export function readControlDocument(): ContractDocument {
  return JSON.parse(JSON.stringify(document), (name, value) =>
    name === 'discriminator' ? { propertyName: value.propertyName } : value,
  );
}
