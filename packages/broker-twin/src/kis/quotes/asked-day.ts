import { atKoreanTime } from '../../clock/korean-time.ts';
import type { TradingDay } from '../../clock/twin-clock.ts';

/** A date of a parameter; undefined if it is empty or none. */
export function askedDay(text: string): TradingDay | undefined {
  const trimmed = text.trim();
  if (!/^(19|20)\d{6}$/.test(trimmed)) return undefined;
  try {
    atKoreanTime(trimmed, '000000');
    return trimmed;
  } catch {
    return undefined;
  }
}

/** The asked day, but not after the newest one there is. */
export function notAfter(newest: TradingDay, text: string): TradingDay {
  const day = askedDay(text);
  return day === undefined || day > newest ? newest : day;
}
