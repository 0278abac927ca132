import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { parse, stringify } from 'yaml';
import { importTypeScript } from './import-typescript.mjs';

const CONVERTER = fileURLToPath(new URL('../openapi/downgrade-document.ts', import.meta.url));
const SERVERS = '@servers';
/** The servers in the text of a document, where each emulator puts its own. */
const SERVERS_IN_YAML = /^servers:\n(?:[ -].*\n)+/m;
const compress = promisify(brotliCompress);

/**
 * A document in both versions and both formats, as the text of a CommonJS module. All four are compressed together, so
 * that they take little more room than one; `"@servers"` stands where the servers do.
 */
export async function publishDocument(documentPath) {
  const source = await readFile(documentPath, 'utf8');
  const document = parse(source);
  if (!SERVERS_IN_YAML.test(source))
    throw new Error(
      `Failed to find the servers in ${documentPath}: write them as a list, one line for each field.`,
    );
  const current = { ...document, servers: SERVERS };
  const older = await downgrade(current);
  const texts = {
    3.1: { yaml: source.replace(SERVERS_IN_YAML, `servers: "${SERVERS}"\n`), json: current },
    '3.0': { yaml: toYaml(older), json: older },
  };
  const packed = await compress(JSON.stringify(texts), {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS },
  });
  return `module.exports = ${JSON.stringify({ servers: document.servers, packed: packed.toString('base64') })};\n`;
}

/** The files of a document's 3.0 edition, by what is appended to the document's name. */
export async function listOlderFiles(documentPath) {
  const older = await downgrade(parse(await readFile(documentPath, 'utf8')));
  return { '-3.0.json': toJson(older), '-3.0.yaml': toYaml(older) };
}

async function downgrade(document) {
  const { downgradeDocument } = await importTypeScript(CONVERTER);
  return downgradeDocument(document);
}

function toJson(document) {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toYaml(document) {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}
