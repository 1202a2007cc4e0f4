import type { KoreanMoment } from '../time/korean-moment.ts';
import type { AskedRange } from './asked-range.ts';

/** A row as the broker gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** Parameters by the broker's names. */
export type Values = Readonly<Record<string, string>>;

/** How a TR without continuation keys is asked for what is older (kis-api 9). */
export interface Cursor {
  /** Moments of rows are `YYYYMMDD`, or that with `HHMMSS`. */
  readonly resolution: 'day' | 'second';
  /** Parameters that make the newest page of a range come. */
  start(range: AskedRange, now: Required<KoreanMoment>): Values;
  /** When a row is; undefined for the empty rows that fill some answers. */
  momentOf(row: Row, now: Required<KoreanMoment>): string | undefined;
  /** Tells rows apart that have the same moment. Default: the moment. */
  identityOf?(row: Row): string;
  /** Parameters for what is older than `oldest`, or undefined when nothing can be. */
  older(values: Values, oldest: string, lastRow: Row): Values | undefined;
  /** Parameters after a page that brought nothing, where the days before it may still be after `first`. */
  skipEmpty?(values: Values, first: string): Values | undefined;
}

/** A field's text without blanks; undefined when it is missing or empty. */
export function fieldOf(row: Row, name: string): string | undefined {
  const value = row[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
