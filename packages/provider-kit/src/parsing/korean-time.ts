/** Korea keeps UTC+9 all year; there has been no summer time since 1988. */
const KOREA_OFFSET_MS = 9 * 3_600_000;

/** `YYYYMMDD`, then, with or without separators, `HHMM` or `HHMMSS`. */
const DATE_TIME =
  /^(?<year>\d{4})[-/.]?(?<month>\d{2})[-/.]?(?<day>\d{2})(?:[ T]?(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2}))?)?$/;

/**
 * Epoch milliseconds of Korean local time, as the brokers write it without a zone: `20260310`, `20260310153000`,
 * `2026-03-10 15:30:00`, `202603101530`.
 *
 * @returns undefined for what names no moment: blanks, month 13, the sentinels 888888 and 999999 (kiwoom-api 7 [B])
 */
export function koreanDateTimeMs(text: string): number | undefined {
  const parts = DATE_TIME.exec(text.trim())?.groups;
  if (parts === undefined) return undefined;
  const number = (name: string): number => Number(parts[name] ?? '0');
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries over what is too large: the moment must read back as it was written.
  const back = new Date(localMs);
  const isReal =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  return isReal ? localMs - KOREA_OFFSET_MS : undefined;
}

/**
 * Korean local time as an instant in UTC: `('20260310', '153000')` is `2026-03-10T06:30:00Z`. A fraction is written
 * only where there is one.
 *
 * @param date - `YYYYMMDD`
 * @param time - `HHMMSS`, `HHMM`, with colons or without; default midnight
 * @returns undefined for what names no moment
 */
export function koreanTimeToUtc(date: string, time = '000000'): string | undefined {
  const day = date.trim();
  const clock = time.trim().replaceAll(':', '');
  if (!/^\d{8}$/.test(day) || !/^\d{4}(?:\d{2})?$/.test(clock)) return undefined;
  const epochMs = koreanDateTimeMs(`${day}${clock}`);
  return epochMs === undefined ? undefined : utcText(epochMs);
}

/** `2026-03-10T06:30:00Z`. @param epochMs - epoch milliseconds */
export function utcText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** The day in Korea, `YYYYMMDD`. @param epochMs - epoch milliseconds */
export function koreanDayOf(epochMs: number): string {
  return koreanDigitsOf(epochMs).slice(0, 8);
}

/** The time of day in Korea, `HHMMSS`. @param epochMs - epoch milliseconds */
export function koreanTimeOf(epochMs: number): string {
  return koreanDigitsOf(epochMs).slice(8);
}

/** A trading day as models write it: `20260310` is `2026-03-10`. @returns undefined for what names no day */
export function tradingDayText(date: string): string | undefined {
  const epochMs = /^\d{8}$/.test(date.trim()) ? koreanDateTimeMs(date) : undefined;
  if (epochMs === undefined) return undefined;
  return date.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function koreanDigitsOf(epochMs: number): string {
  return new Date(epochMs + KOREA_OFFSET_MS).toISOString().replaceAll(/\D/g, '').slice(0, 14);
}
