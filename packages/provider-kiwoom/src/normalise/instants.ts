import { koreanDateTimeMs, koreanDayOf, koreanTimeOf, koreanTimeToUtc, utcText } from '@hub/provider-kit';
import { weekdayAtOrBefore } from '../request/korean-moment.ts';

const DAY_MS = 86_400_000;

/** UTC of 8 or 14 digits of Korean time; a day begins at midnight in Korea. */
export function instantOf(digits: string | undefined): string | undefined {
  const epochMs = digits === undefined ? undefined : koreanDateTimeMs(digits);
  return epochMs === undefined ? undefined : utcText(epochMs);
}

/**
 * The instant of a time of day, `HHMMSS` or `HH:MM:SS`, on the newest weekday on which it was not still to come.
 *
 * The broker gives no day with it. On a holiday, and before the first trade of a day, this is the weekday before, which
 * is right unless that one was a holiday itself.
 *
 * @returns UTC; undefined when the text is no time of day (888888 and 999999 before and after the session)
 */
export function instantOfTime(time: string | undefined, nowMs: number): string | undefined {
  const hhmmss = time?.replaceAll(':', '') ?? '';
  const isPast = koreanTimeOf(nowMs) >= hhmmss;
  const day = weekdayAtOrBefore(koreanDayOf(isPast ? nowMs : nowMs - DAY_MS));
  return koreanTimeToUtc(day, hhmmss);
}
