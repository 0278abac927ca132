import type { EditionSet } from '../../contract/edition-set.ts';
import { maskKeysExcept } from '../../domain/keys/mask-keys.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { RuleReport } from '../../world/rules/rulebook.ts';
import type { Schemas } from '../operations.ts';

/** A rule and what has become of it; keys in it are masked, but for published ones and those of the sandbox. */
export function presentRule(
  { rule, addedAt, origin, matched, uses, applied, notApplied, exhausted }: RuleReport,
  editions: EditionSet,
): Schemas['RuleReport'] {
  const mask = maskKeysExcept({
    has: (key) => editions.publishedKeys.has(key) || editions.environmentOfKey(key) === 'sandbox',
  });
  return {
    name: rule.name,
    rule: JSON.parse(mask(JSON.stringify(specOf(rule)))),
    origin,
    addedAt: formatInstant(addedAt),
    matched,
    uses,
    applied,
    ...(notApplied !== undefined && { notApplied }),
    exhausted,
  };
}

/** The rule as it was written, with the name that it goes by. */
export function specOf({ name, spec }: Rule): Schemas['RuleSpec'] {
  return { ...spec, name };
}
