// Whether measurements keep their targets, and by how much they miss them.

/** A row with its verdict. `miss` is the figure as a multiple of its target: above 1 it is missed. */
export const judged = (row, miss) => ({ ...row, miss, met: miss <= 1 });

export const atMost = (most, value) => value / most;
/** Below it, not at it. */
export const under = (limit, value) => (value === limit ? 1 + Number.EPSILON : value / limit);
export const atLeast = (least, value) => least / value;
/** Of what is right or wrong, whatever the machine. */
export const exactly = (isRight) => (isRight ? 0 : Number.POSITIVE_INFINITY);

/**
 * How much of a target may be missed, from the command line: 0.5 is half of it, for a machine that others use, too;
 * undefined takes nothing for a failure.
 */
export function readTolerance({ tolerance, 'report-only': isReportOnly = false }) {
  if (isReportOnly) return undefined;
  const share = Number(tolerance ?? 0);
  if (!(share >= 0)) throw new Error(`--tolerance takes a share such as 0.5, not "${tolerance}".`);
  return share;
}

/** Sets the exit code by what was missed, and names it. */
export function conclude(rows, tolerance) {
  if (tolerance === undefined) return;
  const failed = rows.filter(({ miss }) => !(miss <= 1 + tolerance));
  if (failed.length === 0) return;
  const names = failed.map(({ what }) => `- ${what}`).join('\n');
  process.stderr.write(
    `Missed${tolerance === 0 ? '' : `, even with a tolerance of ${tolerance}`}:\n${names}\n`,
  );
  process.exitCode = 1;
}
