/** What all half-open windows of a log held. */
export interface WindowCount {
  /** Windows looked at: one begins at each arrival, for a fuller one than these there is not. */
  readonly windows: number;
  /** Arrivals in the fullest one. */
  readonly worst: number;
  /** Windows with more arrivals than the limit. */
  readonly over: number;
}

/** @param timesUs - when calls arrived, in any order, microseconds */
export function countWindows(timesUs: readonly number[], limit: number, windowUs = 1_000_000): WindowCount {
  const times = timesUs.toSorted((left, right) => left - right);
  let next = 0;
  let worst = 0;
  let over = 0;
  for (const [first, beginUs] of times.entries()) {
    while (next < times.length && (times[next] ?? 0) - beginUs < windowUs) next += 1;
    const arrivals = next - first;
    worst = Math.max(worst, arrivals);
    if (arrivals > limit) over += 1;
  }
  return { windows: times.length, worst, over };
}
