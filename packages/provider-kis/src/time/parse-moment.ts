import { koreanDateTimeMs } from '@hub/provider-kit';
import { type KoreanMoment, koreanMomentOf } from './korean-moment.ts';

/**
 * Reads a day or a moment as people write it: `20260911`, `2026-09-11`, `20260911090000`, `2026-09-11T09:00` (Korean
 * time), `2026-09-11T00:00:00Z` (an instant). Undefined: it is none of them.
 */
export function parseMoment(text: string): KoreanMoment | undefined {
  const epochMs = koreanDateTimeMs(text) ?? instantMs(text);
  if (epochMs === undefined) return undefined;
  const moment = koreanMomentOf(epochMs);
  return text.replaceAll(/\D/g, '').length > 8 ? moment : { date: moment.date };
}

/** Reads a time of day, `093000`, `0930`, `09:30` or `09:30:00`, as `HHMMSS`. */
export function parseTime(text: string): string | undefined {
  const [, hour = '', minute = '', second = '00'] = /^(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text) ?? [];
  const time = `${hour}${minute}${second}`;
  return koreanDateTimeMs(`20000101${time}`) === undefined || time.length !== 6 ? undefined : time;
}

function instantMs(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
