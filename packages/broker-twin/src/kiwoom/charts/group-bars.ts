import { type ChartBar, mergeBars } from './chart-bar.ts';

/** Neighbours of the same group become one bar. Oldest first. */
export function groupBars(
  bars: readonly ChartBar[],
  groupOf: (bar: ChartBar, place: number) => string | number,
): ChartBar[] {
  const groups: ChartBar[][] = [];
  let current: string | number | undefined;
  for (const [place, bar] of bars.entries()) {
    const group = groupOf(bar, place);
    if (group === current) groups.at(-1)?.push(bar);
    else groups.push([bar]);
    current = group;
  }
  return groups.map(mergeBars);
}

export type ChartPeriod = 'day' | 'week' | 'month' | 'year';

/** The first trading day of a period gives it its date; its base is the close before. kiwoom catalogue ka10082 [A] */
export function groupByPeriod(days: readonly ChartBar[], period: ChartPeriod): readonly ChartBar[] {
  if (period === 'day') return days;
  return groupBars(days, ({ day }) => periodOf(day, period));
}

function periodOf(day: string, period: 'week' | 'month' | 'year'): string | number {
  if (period === 'year') return day.slice(0, 4);
  if (period === 'month') return day.slice(0, 6);
  const dayMs = 24 * 60 * 60 * 1000;
  const midnight = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
  // The first of January 1970 was a Thursday: weeks begin on Mondays.
  return Math.floor((midnight / dayMs + 3) / 7);
}
