import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import controlDocument from '../../../openapi/control.yaml';
import packageJson from '../../../package.json' with { type: 'json' };
import { loadSettings } from '../../../src/cli/options/options.ts';

interface Probe {
  readonly httpGet: { readonly path: string };
}

interface PodSpec {
  readonly enableServiceLinks: boolean;
  readonly containers: readonly {
    readonly image: string;
    readonly env: readonly { readonly name: string; readonly value?: string }[];
    readonly startupProbe: Probe;
    readonly readinessProbe: Probe;
    readonly livenessProbe: Probe;
  }[];
}

const TEXT = readFileSync('examples/kubernetes/amps-sandbox.yaml', 'utf8');
const RESOURCES = parseAllDocuments(TEXT).map((document) => document.toJS());

function podSpec(): PodSpec {
  return RESOURCES.find(({ kind }) => kind === 'Deployment').spec.template.spec as PodSpec;
}

test('The deployment for Kubernetes turns service links off, since its service is named amps-sandbox', () => {
  expect(RESOURCES.find(({ kind }) => kind === 'Service').metadata.name).toBe('amps-sandbox');
  expect(podSpec().enableServiceLinks).toBe(false);
});

test('The deployment for Kubernetes sets options that there are, and probes routes that need no token', async () => {
  const [container] = podSpec().containers;
  if (container === undefined) throw new Error('There is no container.');
  expect(container.image).toBe(`amps-sandbox/amps-sandbox:${packageJson.version}`);
  const environment = Object.fromEntries(
    container.env.map(({ name, value }) => [name, value ?? 'secret-token']),
  );
  const { config, notes, warnings } = await loadSettings({}, environment);
  expect({ notes, warnings }).toEqual({ notes: [], warnings: [] });
  expect(config).toMatchObject({ clock: { mode: 'frozen' }, controlToken: 'secret-token' });
  const { paths } = controlDocument as { paths: Record<string, { get: { 'x-access'?: string } }> };
  for (const { httpGet } of [container.startupProbe, container.readinessProbe, container.livenessProbe])
    expect(paths[httpGet.path]?.get['x-access']).toBe('public');
});
