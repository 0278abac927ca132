declare module '*.yaml' {
  const content: unknown;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default content;
}

/** The validators of the requests of an OpenAPI document, by operation. */
declare module '*.yaml?validators' {
  const validators: Readonly<Record<string, readonly import('ajv').ValidateFunction[]>>;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default validators;
}

/** A validator of a JSON Schema that stops at the first problem. */
declare module '*.json?validator' {
  const validator: import('ajv').ValidateFunction;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default validator;
}
