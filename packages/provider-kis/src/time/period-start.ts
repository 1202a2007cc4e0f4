import { koreanDateTimeMs } from '@hub/provider-kit';
import { shiftDate } from './korean-moment.ts';

/** The first day, `YYYYMMDD`, of the day, week, month or year a broker's date lies in; weeks begin on Monday. */
export function periodStart(interval: string, date: string): string {
  switch (interval) {
    case '1w':
      return shiftDate(date, -daysSinceMonday(date));
    case '1mo':
      return `${date.slice(0, 6)}01`;
    case '1y':
      return `${date.slice(0, 4)}0101`;
    default:
      return date;
  }
}

function daysSinceMonday(date: string): number {
  // Noon in Korea is the same day in UTC.
  const noonMs = koreanDateTimeMs(`${date}120000`) ?? 0;
  return (new Date(noonMs).getUTCDay() + 6) % 7;
}
