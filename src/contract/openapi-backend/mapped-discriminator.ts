import type { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * Has `discriminator` take a mapping, as OpenAPI has it. Ajv refuses one, since it reads the tags off the branches; a
 * test checks that the mappings of our documents say the same.
 */
export function allowMappings(ajv: Ajv2020): void {
  const keyword = ajv.getKeyword('discriminator');
  if (typeof keyword !== 'object' || !('code' in keyword))
    throw new Error('Failed to extend the keyword discriminator: this Ajv does not have it.');
  const { code, ...definition } = keyword;
  ajv.removeKeyword('discriminator').addKeyword({
    ...definition,
    code(context) {
      // What the context holds is replaced. The schema stays as it is: it is a part of the document.
      context.schema = { propertyName: context.schema.propertyName };
      code(context);
    },
  });
}
