import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { Bar, Book, DayBar, InvestorFlows, Listing } from '../../market/market.ts';

/** What is known about the thing that one row is about. A field whose fact is absent gets a generated value. */
export interface RowFacts {
  /** Stock or sector code as it is echoed, suffix included. */
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly listing?: Listing | undefined;
  /** Day, minute or tick that the row tells about; an index has levels in hundredths. */
  readonly bar?: Bar | undefined;
  /** Close of the day before, in the unit of the bar. */
  readonly base?: number | undefined;
  readonly upper?: number | undefined;
  readonly lower?: number | undefined;
  /** Shares and won since the day began. Absent: those of the bar. */
  readonly total?: { readonly volume: number; readonly turnover: number } | undefined;
  readonly day?: TradingDay | undefined;
  readonly atMs?: EpochMs | undefined;
  /** Signed by who took the initiative. */
  readonly tradeQuantity?: number | undefined;
  readonly ask?: number | undefined;
  readonly bid?: number | undefined;
  readonly book?: (() => Book | undefined) | undefined;
  readonly previous?: (() => DayBar | undefined) | undefined;
  readonly flows?: (() => InvestorFlows) | undefined;
  readonly rank?: number | undefined;
  /** Places after the point that prices hold: 2 for an index that is written as 6747.95. Default 0. */
  readonly decimals?: number | undefined;
  /** Won per unit of turnover. Default a million; won in the long charts. kiwoom-api 7 [A] */
  readonly turnoverUnit?: number | undefined;
}

/** What a field of some name tells, out of the facts: whole numbers are written in the field's format, texts as they are. */
export type Meaning = (facts: RowFacts) => number | string | undefined;
export type Meanings = Readonly<Record<string, Meaning>>;
