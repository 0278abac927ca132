import type { JsonObject } from '../document/json-value.ts';

const MAX_STEPS = 100;

/** A generated number as a person would write it, still within its schema: two decimals, or a multiple that divides evenly. */
export function fitNumber(value: number, schema: JsonObject): number {
  if (Number.isInteger(value) || schema.enum !== undefined || schema.const !== undefined) return value;
  const { multipleOf } = schema;
  if (typeof multipleOf === 'number') return fitMultiple(value, multipleOf, schema);
  const rounded = Math.round(value * 100) / 100;
  return isWithin(rounded, schema) ? rounded : value;
}

/** In binary, not every multiple of 0.1 divides by it without a rest; the nearest that does is taken. */
function fitMultiple(value: number, step: number, schema: JsonObject): number {
  const factor = Math.round(value / step);
  for (let distance = 0; distance <= MAX_STEPS; distance++) {
    for (const candidate of [factor + distance, factor - distance]) {
      const multiple = Number((candidate * step).toPrecision(12));
      if (Number.isInteger(multiple / step) && isWithin(multiple, schema)) return multiple;
    }
  }
  return value;
}

function isWithin(value: number, schema: JsonObject): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  return (
    !(typeof minimum === 'number' && value < minimum) &&
    !(typeof maximum === 'number' && value > maximum) &&
    !(typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) &&
    !(typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
  );
}
