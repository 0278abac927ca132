import type { KeyFormat } from '../../contract/edition.ts';
import { formatInstant } from '../../domain/instant.ts';
import { maskKeysExcept } from '../../domain/mask-keys.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { FIXTURE_KEYS } from '../../files/world/fixture-keys.ts';
import type { RuleReport } from '../../world/rules/rulebook.ts';
import type { Schemas } from '../operations.ts';

export type PresentRule = (report: RuleReport) => Schemas['RuleReport'];

/** Presents a rule and what has become of it; keys in it are masked, but for published ones and those of the sandbox. */
export function createRulePresenter({ parse }: KeyFormat): PresentRule {
  const isShown = (key: string): boolean => FIXTURE_KEYS.has(key) || parse(key) === 'sandbox';
  const mask = maskKeysExcept({ has: isShown });
  return ({ rule, addedAt, origin, matched, uses, applied, exhausted }) => ({
    name: rule.name,
    rule: JSON.parse(mask(JSON.stringify(specOf(rule)))),
    origin,
    addedAt: formatInstant(addedAt),
    matched,
    uses,
    applied,
    exhausted,
  });
}

/** The rule as it was written, with the name that it goes by. */
export function specOf({ name, spec }: Rule): Schemas['RuleSpec'] {
  return { ...spec, name };
}
