import type { EditionSet } from '../../contract/edition-set.ts';
import { formatInstant } from '../../domain/instant.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { RuleReport } from '../../world/rules/rulebook.ts';
import { maskLiveKeys } from '../keys/mask-unpublished.ts';
import type { Schemas } from '../operations.ts';

/** A rule and what has become of it; live keys in it are masked, unless they are published. */
export function presentRule(
  { rule, addedAt, ...report }: RuleReport,
  editions: EditionSet,
): Schemas['RuleReport'] {
  const text = JSON.stringify(specOf(rule));
  const shown = maskLiveKeys(text, editions);
  const { origin, matched, uses, applied, exhausted } = report;
  return {
    name: rule.name,
    rule: JSON.parse(shown),
    origin,
    addedAt: formatInstant(addedAt),
    matched,
    uses,
    applied,
    exhausted,
  };
}

/** The rule as it was written, with the name that it goes by. */
export function specOf({ name, spec }: Rule): Schemas['RuleSpec'] {
  return { ...spec, name };
}
