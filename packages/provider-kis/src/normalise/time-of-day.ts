import { koreanDateTimeMs, koreanDayOf, koreanTimeOf, koreanTimeToUtc } from '@hub/provider-kit';
import { shiftDate } from '../time/korean-moment.ts';

/**
 * The instant of a time of day, `HHMMSS`, on the newest weekday on which it was not still to come. The broker gives no
 * day with it and serves the last values outside hours (kis-api 9 [M]); after a holiday the day may be wrong.
 *
 * @returns UTC; undefined when the text is no time of day
 */
export function instantOfTime(time: string | undefined, nowMs: number): string | undefined {
  if (time === undefined) return undefined;
  const today = koreanDayOf(nowMs);
  const day = weekdayAtOrBefore(koreanTimeOf(nowMs) >= time ? today : shiftDate(today, -1));
  return koreanTimeToUtc(day, time);
}

function weekdayAtOrBefore(date: string): string {
  // Noon in Korea is the same day in UTC.
  const weekday = new Date(koreanDateTimeMs(`${date}120000`) ?? 0).getUTCDay();
  if (weekday === 0) return shiftDate(date, -2);
  return weekday === 6 ? shiftDate(date, -1) : date;
}
