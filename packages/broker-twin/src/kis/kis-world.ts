import type { BrokerContext } from '../http/broker-context.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Market } from '../market/market.ts';
import type { KisSwitches } from './kis-switches.ts';
import type { StockDesk } from './quotes/stock-desk.ts';

/** What the answers are made from. */
export interface KisWorld {
  readonly environment: BrokerContext['environment'];
  readonly market: Market;
  readonly ledger: Ledger;
  readonly switches: KisSwitches;
  readonly stocks: StockDesk;
  /** Ten digits, for what the ledger does not keep: reserved, overseas, bond and futures orders. */
  readonly nextForeignOrderNumber: () => string;
}
