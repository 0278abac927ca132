/** Where this user's programs keep their data, by the custom of the platform; undefined where the user has no home. */
export async function findHomeFolder(): Promise<string | undefined> {
  try {
    const { default: envPaths } = await import('env-paths');
    return envPaths('amps-sandbox', { suffix: '' }).data;
  } catch {
    return undefined;
  }
}
