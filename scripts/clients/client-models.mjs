import { goFiles } from './go.mjs';
import { javaFiles } from './java.mjs';
import { readModels } from './models.mjs';
import { pythonFiles } from './python.mjs';

/** The files of clients/ that follow from the documents, in each language. */
export async function clientModels(root) {
  const models = await readModels(root);
  const clients = { python: pythonFiles(models), go: goFiles(models), java: javaFiles(models) };
  return Object.entries(clients).flatMap(([client, files]) =>
    Object.entries(files).map(([path, text]) => ({
      path: `clients/${client}/${path}`,
      source: 'openapi/control.yaml',
      text,
    })),
  );
}
