import { ConfigError } from '../../../src/config/config-error.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';

/** What the parser says of options that it refuses; undefined where it takes them. */
export async function refusalOf(options: unknown): Promise<ConfigError | undefined> {
  return await parseConfig(options).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ConfigError) return error;
      throw error;
    },
  );
}
