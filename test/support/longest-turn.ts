/**
 * The most that this process works between two turns of its event loop while something goes on, in milliseconds of
 * processor time: whatever else the machine does meanwhile, no other request waits longer.
 */
export async function longestTurnMs(act: () => Promise<unknown>): Promise<number> {
  let longestMs = 0;
  let isOver = false;
  const turn = (before: NodeJS.CpuUsage): void => {
    const { user, system } = process.cpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1_000);
    if (!isOver) setImmediate(turn, process.cpuUsage());
  };
  setImmediate(turn, process.cpuUsage());
  await act();
  isOver = true;
  return longestMs;
}
