import { didYouMean } from '../../domain/closest-name.ts';
import { type ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import { OWN_HEADERS } from './own-headers.ts';
import type { UnknownPreference } from './prefer-header.ts';

const MAX_SHOWN = 100;

/** Why a `Prefer` header cannot be honoured, and what one may ask for. */
export function refusePreference(
  { name, value }: UnknownPreference,
  errorCodes: readonly string[],
): ApiProblem {
  const shown = value.slice(0, MAX_SHOWN);
  const [why, advice] =
    name === 'code'
      ? [`asks for code=${JSON.stringify(shown)}, which is no error`, didYouMean(shown, errorCodes)]
      : [`asks for "${name}", which is no preference of this sandbox`, 'Use code'];
  const known = `Known are any status from 400 to 599, the codes ${errorCodes.join(', ')}, and the cases of the error table`;
  return invalidRequest({ path: '/header/prefer', message: [why, advice, known].filter(Boolean).join('. ') });
}

/** Why a header that begins like those of this sandbox is not taken. */
export function refuseHeader(header: string): ApiProblem {
  const name = header.slice(0, MAX_SHOWN);
  const advice = didYouMean(name, OWN_HEADERS) ?? 'A request may send x-sandbox-scenario';
  return invalidRequest({
    path: `/header/${name}`,
    message: `is no header that this sandbox reads. ${advice}`,
  });
}
