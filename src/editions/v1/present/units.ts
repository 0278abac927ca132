import { formatInstant, type Instant } from '../../../domain/time/instant.ts';

/** Edition v1 shows set points such as 68 and 76: degrees Fahrenheit (assumed; edition v2 has Celsius). */
export function toFahrenheit(celsius: number): number {
  // Four digits give every set point back as it was sent, and hide what binary fractions add.
  return roundTo(celsius * 1.8 + 32, 4);
}

export function toCelsius(fahrenheit: number): number {
  return (fahrenheit - 32) / 1.8;
}

export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  // `+ 0` turns a rounded -0 into 0.
  return Math.round(value * scale) / scale + 0;
}

/** `2025-06-01T18:00:00Z`: how the vendor's samples write `deferredUntil`; with a fraction only where there is one. */
export function formatDeferral(at: Instant): string {
  return formatInstant(at).replace('.000Z', 'Z');
}
