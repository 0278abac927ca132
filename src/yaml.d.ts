declare module '*.yaml' {
  const content: unknown;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default content;
}
