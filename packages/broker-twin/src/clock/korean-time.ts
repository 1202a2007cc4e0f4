import type { EpochMs, TradingDay } from './twin-clock.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Korea is nine hours ahead of UTC all year; no summer time since 1988. */
const aheadMs = 9 * 60 * minuteMs;

const days = new Map<number, TradingDay>();
const midnights = new Map<TradingDay, EpochMs>();

/** The Korean calendar day of a moment, `YYYYMMDD`. */
export function tradingDayOf(at: EpochMs): TradingDay {
  const number = Math.floor((at + aheadMs) / dayMs);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
  days.set(number, day);
  return day;
}

/** The Korean time of day, `HHMMSS`. */
export function hhmmss(at: EpochMs): string {
  const seconds = Math.floor(sinceMidnightMs(at) / 1000);
  return (
    twoDigits(Math.floor(seconds / 3600)) + twoDigits(Math.floor(seconds / 60) % 60) + twoDigits(seconds % 60)
  );
}

/** Minutes since midnight in Korea, 0 to 1439. */
export function minuteOfDay(at: EpochMs): number {
  return Math.floor(sinceMidnightMs(at) / minuteMs);
}

/**
 * The moment of a Korean date and time.
 *
 * @param day `YYYYMMDD`
 * @param time `HHMM` or `HHMMSS`
 * @throws {RangeError} not a date, or not a time
 */
export function atKoreanTime(day: TradingDay, time: string): EpochMs {
  const parts = /^([01]\d|2[0-4])([0-5]\d)([0-5]\d)?$/.exec(time);
  if (parts === null) throw new RangeError(`${time} is no time of day (HHMMSS)`);
  const [, hours, minutes, seconds = '0'] = parts;
  return koreanMidnight(day) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** @throws {RangeError} not a date `YYYYMMDD` */
export function koreanMidnight(day: TradingDay): EpochMs {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const midnight =
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - aheadMs;
  if (!/^\d{8}$/.test(day) || tradingDayOf(midnight) !== day)
    throw new RangeError(`${day} is no date (YYYYMMDD)`);
  midnights.set(day, midnight);
  return midnight;
}

/** The calendar day `count` days later (earlier if negative). */
export function addDays(day: TradingDay, count: number): TradingDay {
  return tradingDayOf(koreanMidnight(day) + count * dayMs);
}

/** 0 is Sunday. */
export function weekdayOf(day: TradingDay): number {
  return new Date(koreanMidnight(day) + aheadMs).getUTCDay();
}

function sinceMidnightMs(at: EpochMs): number {
  return (at + aheadMs) % dayMs;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
