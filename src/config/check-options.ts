import { checkReplyHeaders } from '../domain/headers/check-headers.ts';
import { explainKeyTimes } from '../domain/keys/build-key.ts';
import { maskKey } from '../domain/keys/mask-keys.ts';
import { planNames } from '../domain/rate-limit/plan-of-key.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import type { Path } from '../domain/validation/path.ts';
import { startGiven } from './normalize-options.ts';
import type { SandboxConfig } from './sandbox-config.ts';
import type { SandboxOptions } from './sandbox-options.ts';

type Problems = Generator<InputProblem>;

/** What a schema cannot say of options that it finds nothing wrong with; `config` is what they come to. */
export async function findOptionProblems(
  options: SandboxOptions,
  config: SandboxConfig,
): Promise<InputProblem[]> {
  return [
    ...checkInstant(config.at, startGiven(options), options.at === undefined ? ['clock', 'at'] : ['at']),
    ...checkPorts(config),
    ...checkKeys(options, config),
    ...checkErrors(config),
    ...(await checkPlans(options, config)),
  ];
}

function* checkInstant(at: number | undefined, given: unknown, path: Path): Problems {
  if (!Number.isNaN(at)) return;
  const why = `"${given}" is not a day of the calendar.`;
  yield { path, why, advice: 'Give a UTC time such as 2025-06-01T18:00:00Z.' };
}

function* checkPorts({ port, https }: SandboxConfig): Problems {
  if (!https.enabled || https.port !== port || port === 0) return;
  const path = ['https', 'port'];
  yield { path, why: `${port} is the port of HTTP, too.`, advice: 'Choose another, or 0 for a free one.' };
}

/** By the list that rules go by: what breaks the framing of a reply breaks it whoever asks for it. */
function* checkErrors({ errors }: SandboxConfig): Problems {
  for (const [kind, { headers }] of Object.entries(errors))
    if (headers !== undefined) yield* checkReplyHeaders(headers, ['errors', kind, 'headers']);
}

function* checkKeys({ keys: given = [] }: SandboxOptions, { keys }: SandboxConfig): Problems {
  const seen = new Set<string>();
  for (const [i, { key }] of keys.entries()) {
    const own = given[i];
    if (typeof own === 'object') yield* explainKeyTimes(own, ['keys', i]);
    if (seen.has(key)) {
      const why = `the key ${maskKey(key)} is given twice.`;
      yield { path: ['keys', i], why, advice: 'Keep one of the two.' };
    }
    seen.add(key);
  }
}

/** A misspelt plan would leave its keys without a limit. */
async function checkPlans({ defaultPlan }: SandboxOptions, config: SandboxConfig): Promise<InputProblem[]> {
  const byHost = typeof defaultPlan === 'string' ? [] : Object.entries(config.defaultPlan);
  const named: readonly (readonly [Path, string | undefined])[] = [
    ...config.keys.map(({ plan }, i) => [['keys', i, 'plan'], plan] as const),
    ...(typeof defaultPlan === 'string' ? [[['defaultPlan'], defaultPlan] as const] : []),
    ...byHost.map(([host, plan]) => [['defaultPlan', host], plan] as const),
  ];
  const known = planNames(config);
  const unknown = named.filter(([, plan]) => plan !== undefined && !known.includes(plan));
  if (unknown.length === 0) return [];
  const { explainUnknownPlan } = await import('../domain/rate-limit/unknown-plan.ts');
  return unknown.flatMap(([path, plan]) => [...explainUnknownPlan(plan, known, path)]);
}
