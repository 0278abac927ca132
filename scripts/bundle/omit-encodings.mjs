/** Code pages, and encodings of two bytes a character: of iconv-lite, and nearly all of its size. */
const TABLES = /^\.\/[sd]bcs-/;

/** Leaves out what no body may be encoded in: JSON is UTF-8, UTF-16 or UTF-32, and express refuses any other charset. */
export function esbuildOmitEncodings() {
  return {
    name: 'omit-encodings',
    setup(build) {
      build.onResolve({ filter: TABLES }, ({ path, importer }) =>
        /iconv-lite.encodings.index\.js$/.test(importer)
          ? { path, namespace: 'omitted-encodings' }
          : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'omitted-encodings' }, () => ({
        contents: 'module.exports = {};',
      }));
    },
  };
}
