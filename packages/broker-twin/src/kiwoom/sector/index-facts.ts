import type { EpochMs } from '../../clock/twin-clock.ts';
import type { IndexListing, Market } from '../../market/market.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import type { KiwoomWorld } from '../kiwoom-world.ts';

/** Prices of an index have two places outside the charts. kiwoom catalogue ka20001 [A] */
const decimals = 2;

/** One index on the running or last day. */
export function indexFacts(index: IndexListing, market: Market, at: EpochMs): RowFacts {
  const day = market.calendar.currentDay(at);
  const bar = market.indexDayBars(index.kiwoomCode, { from: day, to: day }, at)[0];
  return { code: index.kiwoomCode, name: index.name, bar, base: bar?.previousClose, day, decimals };
}

/** How many stocks of the index's market went up, down or nowhere. */
export function breadthTexts(index: IndexListing, world: KiwoomWorld, at: EpochMs): Record<string, string> {
  const market = index.kiwoomCode.startsWith('1') ? 'KOSDAQ' : 'KOSPI';
  const stocks = world.marketView.stocks('KRX', at).filter(({ listing }) => listing.market === market);
  const count = (holds: (stock: (typeof stocks)[number]) => boolean) => String(stocks.filter(holds).length);
  const traded = stocks.filter(({ bar }) => bar.volume > 0).length;
  return {
    trde_frmatn_stk_num: String(traded),
    trde_frmatn_rt: ((100 * traded) / Math.max(1, stocks.length)).toFixed(2),
    upl: count(({ price, facts }) => price === facts.upper),
    rising: count(({ price, base }) => price > base),
    stdns: count(({ price, base }) => price === base),
    fall: count(({ price, base }) => price < base),
    lst: count(({ price, facts }) => price === facts.lower),
    flo_stk_num: String(stocks.length),
  };
}
