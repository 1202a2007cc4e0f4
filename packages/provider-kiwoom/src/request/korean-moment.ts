import { koreanDateTimeMs, koreanDayOf, koreanTimeOf } from '@hub/provider-kit';

/** Korean local time as 14 digits, `YYYYMMDDHHMMSS`: compares as text in the order of time. */
export type KoreanMoment = string;

const DAY_MS = 86_400_000;

/** @param epochMs - epoch milliseconds */
export function momentOf(epochMs: number): KoreanMoment {
  return `${koreanDayOf(epochMs)}${koreanTimeOf(epochMs)}`;
}

/** @param day - `YYYYMMDD`, a day that exists */
export function dayAfter(day: string): string {
  return koreanDayOf(startOf(day) + DAY_MS);
}

/** The last day at or before `day`, `YYYYMMDD`, that is no Saturday or Sunday. */
export function weekdayAtOrBefore(day: string): string {
  const startMs = startOf(day);
  // Midnight in Korea is the afternoon before in UTC.
  const weekday = (new Date(startMs).getUTCDay() + 1) % 7;
  return koreanDayOf(startMs - ([2, 0, 0, 0, 0, 0, 1][weekday] ?? 0) * DAY_MS);
}

function startOf(day: string): number {
  return koreanDateTimeMs(day) ?? Number.NaN;
}
