import { closedObject } from './collections.ts';
import { numberBetween, oneOf, type Reader, unexpected } from './readers.ts';

/** How time passes on the clock: as it does outside, so many times faster, or only when told to. */
export type ClockConfig =
  | { readonly mode: 'real' }
  | { readonly mode: 'scaled'; readonly factor: number }
  | { readonly mode: 'frozen' };

export type ClockInput = 'real' | 'frozen' | `x${number}` | ClockConfig;

const FASTER = /^x(\d{1,6}(?:\.\d{1,3})?)$/;

const readFixedMode = closedObject<{ mode: 'real' | 'frozen' }>({ mode: oneOf(['real', 'frozen']) });
const readScaled = closedObject<{ mode: 'scaled'; factor: number }>({
  mode: oneOf(['scaled']),
  factor: readFactor,
});

/** Reads `real`, `frozen`, `x60`, or the same as an object. */
export function clock(): Reader<ClockConfig> {
  return (value, path) => {
    if (typeof value === 'object' && value !== null) {
      const isScaled = 'mode' in value && value.mode === 'scaled';
      return isScaled ? readScaled(value, path) : readFixedMode(value, path);
    }
    if (value === 'real' || value === 'frozen') return { mode: value };
    const factor = Number(typeof value === 'string' ? FASTER.exec(value)?.[1] : undefined);
    if (factor > 0) return { mode: 'scaled', factor };
    throw unexpected(value, path, 'real, frozen, or x and a factor', 'Write for example x60.');
  };
}

function readFactor(value: unknown, path: Parameters<Reader<number>>[1]): number {
  return numberBetween({ min: 0.001, max: 999_999.999, example: 60 })(value, path);
}
