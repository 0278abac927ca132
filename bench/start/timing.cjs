// Loaded before the program; at its end it tells when Node's own start was over.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { timeOrigin, nodeTiming } = performance;
  writeFileSync(
    process.env.BENCH_TIMING_FILE,
    JSON.stringify({ bootedAt: timeOrigin + nodeTiming.bootstrapComplete }),
  );
});
