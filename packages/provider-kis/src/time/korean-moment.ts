import { koreanDateTimeMs, koreanDayOf, koreanTimeOf } from '@hub/provider-kit';

const DAY_MS = 86_400_000;

/** `YYYYMMDD`, and the time of day if it was said. Korean time; text in this shape sorts as time does. */
export interface KoreanMoment {
  readonly date: string;
  /** `HHMMSS` */
  readonly time?: string;
}

/** The Korean date and time of an instant, epoch milliseconds. */
export function koreanMomentOf(epochMs: number): Required<KoreanMoment> {
  return { date: koreanDayOf(epochMs), time: koreanTimeOf(epochMs) };
}

/** The day `days` later (or earlier) than `YYYYMMDD`. */
export function shiftDate(date: string, days: number): string {
  const epochMs = koreanDateTimeMs(date);
  if (epochMs === undefined) throw new RangeError(`${date} is no date`);
  return koreanDayOf(epochMs + days * DAY_MS);
}

/** `HHMMSS` some seconds earlier; undefined when that is the day before. */
export function earlierTime(time: string, seconds: number): string | undefined {
  const total =
    Number(time.slice(0, 2)) * 3_600 + Number(time.slice(2, 4)) * 60 + Number(time.slice(4, 6)) - seconds;
  if (total < 0) return undefined;
  return [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
}
