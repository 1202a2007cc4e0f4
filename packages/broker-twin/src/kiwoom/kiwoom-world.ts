import type { Ledger } from '../ledger/ledger.ts';
import type { Market } from '../market/market.ts';
import type { KiwoomSwitches } from './kiwoom-switches.ts';
import type { StockRegister } from './lists/stock-register.ts';
import type { YearStatistics } from './quotes/year-statistics.ts';
import type { MarketView } from './rankings/market-view.ts';

/** What answers are made from. */
export interface KiwoomWorld {
  readonly environment: 'real' | 'paper';
  readonly market: Market;
  readonly ledger: Ledger;
  readonly switches: KiwoomSwitches;
  readonly yearStatistics: YearStatistics;
  readonly marketView: MarketView;
  readonly stockRegister: StockRegister;
}
