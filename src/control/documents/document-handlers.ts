import type { PublishedDocument } from '../../contract/published-document.ts';
import type { ControlDependencies } from '../dependencies.ts';
import type { ControlCall, ControlHandlers } from '../operations.ts';
import { listServers, openDocument, writeYaml } from './open-document.ts';

type DocumentOperation = 'getOpenapiYaml' | 'getOpenapiJson' | 'getControlYaml' | 'getControlJson';
type DocumentCall = Pick<ControlCall<DocumentOperation>, 'query' | 'origin'>;

const YAML = { 'Content-Type': 'application/yaml; charset=utf-8' };

/** The documents of the emulated API and of the control API, for tools that read them from the running emulator. */
export function createDocumentHandlers({
  editions,
}: ControlDependencies): ControlHandlers<DocumentOperation> {
  const openapi = createFormats(() => editions.default.readPublished());
  const control = createFormats(readControlDocument);
  return {
    getOpenapiYaml: openapi.yaml,
    getOpenapiJson: openapi.json,
    getControlYaml: control.yaml,
    getControlJson: control.json,
  };
}

async function readControlDocument(): Promise<PublishedDocument> {
  const { default: published } = await import('../../../openapi/control.yaml?published');
  return published;
}

/** Answers with a document in either format. It is read at the first call, and kept. */
function createFormats(read: () => Promise<PublishedDocument>) {
  let opening: ReturnType<typeof openDocument> | undefined;
  const choose = async ({ query: { version = '3.1' }, origin }: DocumentCall) => {
    opening ??= read().then(openDocument);
    const { versions, servers } = await opening;
    return { forms: versions[version], servers: listServers(servers, origin) };
  };
  return {
    yaml: async (call: DocumentCall) => {
      const { forms, servers } = await choose(call);
      return { status: 200 as const, headers: YAML, body: writeYaml(forms, servers) };
    },
    json: async (call: DocumentCall) => {
      const { forms, servers } = await choose(call);
      return { status: 200 as const, body: { ...forms.json, servers } };
    },
  };
}
