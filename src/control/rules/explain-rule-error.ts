export { explainInput as explainRuleError, pointerTo } from '../explain-input.ts';
