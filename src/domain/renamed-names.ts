/** Old names by what they are called now. */
export type Renames = Readonly<Record<string, string>>;

/** Public names that changed: who still uses an old one is told the new one. */
export const RENAMED_NAMES = {
  /** Parameters and fields of the control API. */
  fields: {
    impatient: 'earlyRetry',
    isImpatient: 'isEarlyRetry',
    meters: 'usage',
    strangers: 'unauthenticated',
    strangersJournal: 'unauthenticatedJournal',
    turns: 'uses',
  },
  /** Values in the control API, by the field that has them. */
  values: { verdict: { ok: 'valid', breach: 'invalid', unjudged: 'unchecked' } },
  /** Methods of the control client. */
  methods: {
    'devices.add': 'devices.create',
    'devices.remove': 'devices.delete',
    'keys.quota': 'keys.getQuota',
    'keys.refill': 'keys.refillQuota',
    'requests.judge': 'requests.check',
    'rules.expectApplied': 'rules.verify',
    'rules.remove': 'rules.delete',
  },
  /** Kinds of findings. */
  findings: { breach: 'contract-violation', impatient: 'early-retry' },
} as const satisfies {
  fields: Renames;
  values: Readonly<Record<string, Renames>>;
  methods: Renames;
  findings: Renames;
};

/** `X was renamed to Y`; undefined where X is none of the old names. */
export function explainRename(renames: Renames, name: string): string | undefined {
  return Object.hasOwn(renames, name) ? `${name} was renamed to ${renames[name]}` : undefined;
}
