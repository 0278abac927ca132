import type { SandboxConfig } from '../config/sandbox-config.ts';
import { nameOfDocument } from '../domain/documents/document-input.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Sandbox } from '../engine/open-sandbox.ts';
import { indent, toColumns } from '../log/columns.ts';
import type { Painter } from '../log/painter.ts';

/** What a person sees when the sandbox is ready: where it is, with which keys, and a first request to paste. */
export function formatBanner(sandbox: BannerFacts, config: SandboxConfig, paint: Painter): string {
  const facts: [string, string][] = [
    ['API', paint('cyan', sandbox.url)],
    ...describeHttps(sandbox),
    ['Control', `${sandbox.controlUrl}${tokenHint(sandbox.controlToken)}`],
    ['World', `${nameOfDocument(config.world)}, seed ${config.seed}`],
    ['Clock', describeClock(config)],
    ...describeScenarios(config),
  ];
  return [
    '',
    `  ${paint('bold', 'amps-sandbox')} is ready: ${describeEditions(sandbox)} of the Amps AI API`,
    '',
    ...indent(toColumns(facts)),
    '',
    `  ${paint('bold', 'Keys')}`,
    ...indent(toColumns(sandbox.keys.map(({ key, name, account, note }) => [key, name, note ?? account]))),
    '',
    `  ${paint('bold', 'Try')}`,
    ...indent([curl(sandbox)]),
    '',
    `  ${paint('dim', 'Ctrl-C ends it.')}`,
    '',
  ].join('\n');
}

export type BannerFacts = Pick<
  Sandbox,
  'url' | 'httpsUrl' | 'caFile' | 'controlUrl' | 'controlToken' | 'editions' | 'sample'
> & {
  readonly keys: readonly {
    readonly key: string;
    readonly name: string;
    readonly account: string;
    readonly note?: string;
  }[];
};

function describeEditions({ editions }: BannerFacts): string {
  return `${editions.length === 1 ? 'edition' : 'editions'} ${editions.join(', ')}`;
}

function describeHttps({ httpsUrl, caFile, controlUrl }: BannerFacts): [string, string][] {
  if (httpsUrl === null) return [];
  return [['HTTPS', `${httpsUrl}  by the CA ${caFile ?? `${controlUrl}/ca.pem`}`]];
}

function tokenHint(token: string | null): string {
  return token === null ? '' : `  with the header x-sandbox-token: ${token}`;
}

function describeClock({ clock, at }: SandboxConfig): string {
  const pace = clock.mode === 'scaled' ? `x${clock.factor}` : clock.mode;
  return at === undefined ? pace : `${pace}, from ${formatInstant(at)}`;
}

function describeScenarios({ scenarios }: SandboxConfig): [string, string][] {
  return scenarios.length === 0 ? [] : [['Scenarios', scenarios.map(nameOfDocument).join(', ')]];
}

function curl({ url, sample }: BannerFacts): string {
  return `curl ${url}${sample.path} -H '${sample.header}'`;
}
