import { koreanDateTimeMs, koreanDayOf } from '@hub/provider-kit';

const DAY_MS = 86_400_000;

/**
 * The first day, `YYYYMMDD`, of the day, week, month or year that a row's day lies in; weeks begin on Monday. The broker
 * names the first day that traded (kiwoom-trs ka10082, ka10083).
 */
export function periodStart(interval: string, day: string): string {
  switch (interval) {
    case '1w':
      return mondayOf(day);
    case '1mo':
      return `${day.slice(0, 6)}01`;
    case '1y':
      return `${day.slice(0, 4)}0101`;
    default:
      return day;
  }
}

function mondayOf(day: string): string {
  // Noon in Korea is the same day in UTC.
  const noonMs = koreanDateTimeMs(`${day}120000`) ?? Number.NaN;
  const sinceMonday = (new Date(noonMs).getUTCDay() + 6) % 7;
  return koreanDayOf(noonMs - sinceMonday * DAY_MS);
}
