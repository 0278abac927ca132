/** The parts of faker's English data from which a made-up person and an address are drawn. */
const PARTS = ['metadata', 'internet', 'location', 'person'];

/** Leaves out what nobody draws, such as animals and songs; faker names a part that it misses. */
export function esbuildPickLocale() {
  return {
    name: 'pick-locale',
    setup(build) {
      build.onLoad({ filter: /@faker-js.faker.dist.en-[\w-]+\.js$/ }, async ({ path }) => {
        const [[name, locale]] = Object.entries(await import(path));
        const picked = Object.fromEntries(PARTS.map((part) => [part, locale[part]]));
        return { contents: `const locale = ${JSON.stringify(picked)};\nexport { locale as ${name} };\n` };
      });
    },
  };
}
