const DAY_MS = 86_400_000;

/** Seoul is nine hours ahead of UTC, all the year. */
const SEOUL_MS = 9 * 3_600_000;

/** A calendar day in Korea as the number of days since 1 January 1970, a Thursday. */
export type KoreanDay = number;

/** Weeks begin on Mondays, months and years on their first day. */
export type Period = 'day' | 'week' | 'month' | 'year';

export function koreanDayOf(epochMs: number): KoreanDay {
  return Math.floor((epochMs + SEOUL_MS) / DAY_MS);
}

/** Epoch milliseconds of its midnight. */
export function startOf(day: KoreanDay): number {
  return day * DAY_MS - SEOUL_MS;
}

/** `2026-09-10` */
export function dayText(day: KoreanDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the period that `day` is in, or of the one so many periods later. */
export function periodStart(day: KoreanDay, period: Period, later = 0): KoreanDay {
  if (period === 'day') return day + later;
  if (period === 'week') return day - sinceMonday(day) + 7 * later;
  const date = new Date(day * DAY_MS);
  const [month, months] = period === 'year' ? [0, 12 * later] : [date.getUTCMonth(), later];
  return Date.UTC(date.getUTCFullYear(), month + months, 1) / DAY_MS;
}

/** Whether any day from `first` to `last` is neither a Saturday nor a Sunday, when no market is open. */
export function holdsWeekday(first: KoreanDay, last: KoreanDay): boolean {
  return last - first > 1 || sinceMonday(first) < 5 || sinceMonday(last) < 5;
}

function sinceMonday(day: KoreanDay): number {
  return (((day + 3) % 7) + 7) % 7;
}
