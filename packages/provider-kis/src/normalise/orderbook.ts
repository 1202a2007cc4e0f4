import { MAX_ORDERBOOK_LEVELS, type Orderbook, type OrderbookLevel } from '@hub/task-schema';
import { type AnswerView, marketScopeOf, objectOf, SOURCE_TYPE, symbolOf } from './answer-view.ts';
import { given, type RowReader, rowReader } from './row-reader.ts';
import { instantOfTime } from './time-of-day.ts';

/** Ten levels a side of FHKST01010200, best first; undefined for other TRs and empty books. */
export function orderbookOf(view: AnswerView): Orderbook | undefined {
  const symbol = symbolOf(view);
  if (view.tr.id !== 'FHKST01010200' || symbol === undefined) return undefined;
  const read = rowReader(objectOf(view, 'output1'));
  const time = instantOfTime(read.text('aspr_acpt_hour'), view.answeredAtMs);
  if (time === undefined) return undefined;
  return {
    symbol,
    time,
    asks: levelsOf(read, 'askp'),
    bids: levelsOf(read, 'bidp'),
    ...given({
      total_ask_volume: read.quantity('total_ask_volume', 'total_askp_rsqn'),
      total_bid_volume: read.quantity('total_bid_volume', 'total_bidp_rsqn'),
    }),
    market_scope: marketScopeOf(view),
    source_type: SOURCE_TYPE,
  };
}

/** `askp1` is the best; a level nobody offers has price 0. */
function levelsOf(read: RowReader, side: 'askp' | 'bidp'): OrderbookLevel[] {
  return Array.from({ length: MAX_ORDERBOOK_LEVELS }, (_, index) => index + 1).flatMap((level) => {
    const price = read.price(`${side}${level}`);
    if (price === undefined || Number(price) === 0) return [];
    return [{ price, volume: read.quantity('volume', `${side}_rsqn${level}`) ?? null }];
  });
}
