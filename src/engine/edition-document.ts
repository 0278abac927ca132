/** The OpenAPI document of the edition that is emulated, with its evidence; as it was parsed. */
export async function loadEditionDocument(): Promise<unknown> {
  const { default: document } = await import('../../openapi/v1.yaml');
  return document;
}
