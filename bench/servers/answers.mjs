// What the bare servers answer: recorded from the emulator, as text.
import { readFileSync } from 'node:fs';

export const { read, list, command } = JSON.parse(readFileSync(process.env.BENCH_ANSWERS, 'utf8'));
export const port = Number(process.env.BENCH_PORT);
