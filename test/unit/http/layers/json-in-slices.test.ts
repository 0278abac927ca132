import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonInSlices } from '../../../../src/http/layers/json-in-slices.ts';

const parse = (text: string): Promise<unknown> => parseJsonInSlices(Buffer.from(text));

/** So long that what holds it is parsed part by part. */
const LONG = 'x'.repeat(140_000);

describe('A JSON text that is parsed in slices', () => {
  it('comes to what JSON.parse makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(0, 1, 2), async (value, spaces) => {
        const whole = { before: [value, LONG], [LONG]: { '': value, deep: [[LONG], value] }, after: value };
        const text = JSON.stringify(whole, undefined, spaces);
        expect(await parse(text)).toEqual(JSON.parse(text));
        expect(await parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [` \t\r\n{"a" : ["${LONG}" , {} , [] , -1.5e3 , true , null , "\\"\\\\" ] }\n`],
    [`{"__proto__":{"x":"${LONG}"},"a":1,"a":2}`],
    [`"${LONG}"`],
    ['7'],
  ])('may be written in any way, %#', async (text) => {
    const value = await parse(text);
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it.each([
    '',
    `["${LONG}"`,
    `["${LONG}",]`,
    `[,"${LONG}"]`,
    `["${LONG}" 1]`,
    `{"a":"${LONG}",}`,
    `{"a" "${LONG}"}`,
    `{a:"${LONG}"}`,
    `{"a":"${LONG}"}}`,
    `["${LONG}"}`,
    `["${LONG}`,
    `[1:"${LONG}"]`,
    `{"${LONG}`,
    `["${LONG}", tru]`,
  ])('is refused where it is none, %#', async (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    await expect(parse(text)).rejects.toThrow(SyntaxError);
  });
});
