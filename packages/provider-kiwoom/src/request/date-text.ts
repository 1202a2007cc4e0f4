import { koreanDateTimeMs, koreanDayOf } from '@hub/provider-kit';
import { dayAfter, type KoreanMoment, momentOf } from './korean-moment.ts';

const SECOND_MS = 1_000;

/** What a caller may write for a moment, read as Korean time. */
export interface DateText {
  /** First moment it means. */
  readonly start: KoreanMoment;
  /** First moment after it: the next day for a day, the next second for a moment. */
  readonly end: KoreanMoment;
}

/**
 * Reads a day (`20260310`, `2026-03-10`), a Korean local time (`20260310153000`, `2026-03-10 15:30`) or an instant with
 * its zone (`2026-03-10T06:30:00Z`).
 *
 * @returns undefined when the text is none of these, or no such day exists
 */
export function readDate(text: string): DateText | undefined {
  const epochMs = koreanDateTimeMs(text) ?? instantMs(text);
  if (epochMs === undefined) return undefined;
  const isDay = text.replaceAll(/\D/g, '').length === 8;
  if (!isDay) return { start: momentOf(epochMs), end: momentOf(epochMs + SECOND_MS) };
  const day = koreanDayOf(epochMs);
  return { start: `${day}000000`, end: `${dayAfter(day)}000000` };
}

function instantMs(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
