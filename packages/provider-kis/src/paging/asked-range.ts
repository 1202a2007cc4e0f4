import type { KoreanMoment } from '../time/korean-moment.ts';
import { parseMoment, parseTime } from '../time/parse-moment.ts';

/** What part of a series a task asks for; both ends belong to it. */
export interface AskedRange {
  readonly from?: KoreanMoment;
  readonly to?: KoreanMoment;
  /** The newest so many rows. */
  readonly count?: number;
}

/** Enough for ten years of days, or a month of minutes. */
const MOST_ROWS = 10_000;

/** Reads a bound: a moment, or a time of today. */
export function parseBound(text: string, today: string): KoreanMoment | undefined {
  const moment = parseMoment(text);
  if (moment !== undefined) return moment;
  const time = parseTime(text);
  return time === undefined ? undefined : { date: today, time };
}

export function parseCount(text: string): number | undefined {
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= MOST_ROWS ? count : undefined;
}

/** The first and last text, in the shape of a row's moment, that a range takes in. */
export function boundsOf(
  { from, to }: AskedRange,
  resolution: 'day' | 'second',
): { readonly first: string; readonly last: string } {
  if (resolution === 'day') return { first: from?.date ?? '', last: to?.date ?? '99999999' };
  return {
    first: from === undefined ? '' : `${from.date}${from.time ?? '000000'}`,
    last: to === undefined ? '99999999' : `${to.date}${to.time ?? '235959'}`,
  };
}
