import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Listing } from '../../market/market.ts';
import type { TrCall } from '../answers/tr-answer.ts';
import type { ChartBar } from './chart-bar.ts';

/** Where the bars of one stock or index come from, oldest first, nothing after the time of the call. */
export interface ChartSource {
  /** As asked for, suffix included. */
  readonly code: string;
  readonly listing: Listing | undefined;
  readonly firstDay: TradingDay;
  days(from: TradingDay, to: TradingDay): readonly ChartBar[];
  minutes(day: TradingDay): readonly ChartBar[];
  /** Each trade as a bar. */
  ticks(day: TradingDay): readonly ChartBar[];
}

/** The source that a call asks for; absent when there is no such stock or index. */
export type SourceOf = (call: TrCall) => ChartSource | undefined;
