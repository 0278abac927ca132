// How long the bench takes: the defaults are for figures worth quoting, BENCH_SHORT=1 is for seeing that it still runs.
const isShort = process.env.BENCH_SHORT === '1';
const setting = (name, usual, short) => Number(process.env[name] ?? (isShort ? short : usual));

export const START_ROUNDS = setting('BENCH_START_ROUNDS', 11, 1);
export const LOAD_ROUNDS = setting('BENCH_LOAD_ROUNDS', 5, 1);
/** Rounds where two are held against each other alone. */
export const PAIR_ROUNDS = setting('BENCH_PAIR_ROUNDS', 9, 1);
export const LOAD_SECONDS = setting('BENCH_LOAD_SECONDS', 2, 1);
export const RATE_SECONDS = setting('BENCH_RATE_SECONDS', 4, 1);
export const WARM_UP_SECONDS = setting('BENCH_WARM_UP_SECONDS', 3, 0);
/** How many pushes an account has behind it when the cost of its history is measured. */
export const PUSHES_OF_HISTORY = setting('BENCH_HISTORY_PUSHES', 150_000, 15_000);
/** How long a server is left alone before its idle memory is read. */
export const SETTLE_MS = setting('BENCH_SETTLE_MS', 500, 100);
/** Whether each peer is installed once more by itself, to be weighed. */
export const WEIGHS_PEERS = !isShort;
