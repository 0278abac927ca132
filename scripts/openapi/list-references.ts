import { isObject, itemsOf, type JsonObject } from '../../src/contract/mock-replies/document/json-value.ts';
import { type NodeKind, rebuild } from '../../src/contract/mock-replies/document/openapi-grammar.ts';
import { isNull } from './downgrade-schema.ts';

/** What a document refers to. */
interface References {
  /** In a choice with null. */
  readonly besideNull: ReadonlySet<string>;
  /** Everywhere else. */
  readonly alone: ReadonlySet<string>;
}

export function listReferences(document: JsonObject): References {
  const besideNull = new Set<string>();
  const alone = new Set<string>();
  const visit = (node: unknown, kind: NodeKind, isBesideNull: boolean): unknown => {
    if (!isObject(node)) return node;
    if (typeof node.$ref === 'string') (isBesideNull ? besideNull : alone).add(node.$ref);
    const hasNull = itemsOf(node.anyOf).some(isNull);
    return rebuild(node, kind, (child, childKind, [field]) =>
      visit(child, childKind, hasNull && field === 'anyOf'),
    );
  };
  visit(document, 'document', false);
  return { besideNull, alone };
}
