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

/** Whether a request of an OpenAPI document is valid, by operation. */
declare module '*.yaml?verdicts' {
  const verdicts: Readonly<Record<string, readonly ((request: unknown) => boolean)[]>>;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default verdicts;
}

/** The operations of an OpenAPI document that state a policy of their own for their route. */
declare module '*.yaml?policies' {
  const policies: readonly {
    readonly method: string;
    readonly path: string;
    readonly access?: 'public' | 'token';
    readonly bodyLimitBytes?: number;
    readonly isQuiet?: boolean;
    readonly takesYaml?: boolean;
  }[];
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default policies;
}

/** An OpenAPI document in both versions and both formats. */
declare module '*.yaml?published' {
  const published: {
    /** The servers that the document names. */
    readonly servers: readonly { readonly url: string; readonly description: string }[];
    /** The document in each version and format, compressed by Brotli, in base64. */
    readonly packed: string;
  };
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default published;
}

/** Whether a value meets a JSON Schema. */
declare module '*.json?verdict' {
  const isValid: (value: unknown) => boolean;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default isValid;
}

/** The defaults of a JSON Schema's properties, and of the parts of those that are objects. */
declare module '*.json?defaults' {
  const defaults: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly parts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default defaults;
}

/** A validator of a JSON Schema that finds all problems, each with what messages are made of. */
declare module '*.json?explainer' {
  const validator: import('ajv').ValidateFunction;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default validator;
}

/** A validator of a JSON Schema that stops at the first problem. */
declare module '*.json?validator' {
  const validator: import('ajv').ValidateFunction;
  // biome-ignore lint/style/noDefaultExport: this is how a data file is imported.
  export default validator;
}
