import { hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs } from '../../clock/twin-clock.ts';

/** `20260310153000`, Korean time without a zone mark. kiwoom-api 2 [A] */
export function koreanTimestamp(at: EpochMs): string {
  return tradingDayOf(at) + hhmmss(at);
}

/** `15:30:00`. kiwoom-api 7 [A] */
export function colonTime(at: EpochMs): string {
  const text = hhmmss(at);
  return `${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4, 6)}`;
}

/** Whether this is a day of the calendar, `YYYYMMDD`. */
export function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.toISOString().slice(0, 10).replaceAll('-', '') === text;
}
