/** Tasks per second at which a long run gets its tasks, on two cores. */
const tasksPerSecond = 2_500;
const shortestMs = 4_000;
const longestMs = 40_000;

/** How long the faults of one run go on, milliseconds; its tasks are spread over that time. */
export function phaseMs(tasks: number): number {
  return Math.min(longestMs, Math.max(shortestMs, (tasks / tasksPerSecond) * 1_000));
}
