import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * The operations of a document that state how their route is treated (`x-access`, `x-body-limit`, `x-quiet`, a body in YAML), as the
 * text of a CommonJS module: so small that a start may load it, which it may not the document.
 */
export async function listPolicies(documentPath) {
  const { paths } = parse(await readFile(documentPath, 'utf8'));
  const policies = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).flatMap((method) => {
      const policy = readPolicy(item[method]);
      return Object.keys(policy).length === 0 ? [] : [{ method: method.toUpperCase(), path, ...policy }];
    }),
  );
  return `module.exports = ${JSON.stringify(policies)};\n`;
}

function readPolicy({ 'x-access': access, 'x-body-limit': bodyLimitBytes, 'x-quiet': isQuiet, requestBody }) {
  return {
    ...(access !== undefined && { access }),
    ...(bodyLimitBytes !== undefined && { bodyLimitBytes }),
    ...(isQuiet !== undefined && { isQuiet }),
    ...(requestBody?.content?.['application/yaml'] !== undefined && { takesYaml: true }),
  };
}
