export interface Span {
  readonly fromUs: number;
  readonly untilUs: number;
}

/**
 * Mean fill of all windows that lie in a span, as a share of the limit. Counting arrivals and dividing by the time would
 * say up to a burst more or less, for a schedule of bursts repeats every window and the span cuts one in two.
 *
 * @returns NaN when the span is no longer than a window
 */
export function utilisation(
  timesUs: readonly number[],
  limit: number,
  { fromUs, untilUs }: Span,
  windowUs = 1_000_000,
): number {
  const begins = untilUs - windowUs - fromUs;
  if (begins <= 0) return Number.NaN;
  // An arrival is in the windows that begin in the window before it.
  const inWindowsUs = timesUs.reduce((sum, timeUs) => {
    const earliest = Math.max(fromUs, timeUs - windowUs);
    const latest = Math.min(untilUs - windowUs, timeUs);
    return sum + Math.max(0, latest - earliest);
  }, 0);
  return inWindowsUs / begins / limit;
}
