import { MAX_ORDERBOOK_LEVELS, type Orderbook, type OrderbookLevel } from '@hub/task-schema';
import { instantOfTime } from './instants.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

type Side = 'sel' | 'buy';

/** ka10004: level 1 is called `fpr`, the others by their number (kiwoom-trs ka10004). */
export function orderbookOf(source: AnswerSource): Orderbook | undefined {
  const read = rowReader(source.summary);
  const time = instantOfTime(read.text('bid_req_base_tm'), source.answeredAtMs);
  const { symbol, marketScope } = source.subject;
  if (symbol === undefined || time === undefined) return undefined;
  return {
    symbol,
    time,
    asks: levelsOf(read, 'sel'),
    bids: levelsOf(read, 'buy'),
    total_ask_volume: read.quantity('total_ask_volume', 'tot_sel_req') ?? null,
    total_bid_volume: read.quantity('total_bid_volume', 'tot_buy_req') ?? null,
    market_scope: marketScope,
    source_type: SOURCE_TYPE,
  };
}

/** Best price first. An empty level has price 0 or a blank one. */
function levelsOf(read: RowReader, side: Side): OrderbookLevel[] {
  const levels: OrderbookLevel[] = [];
  for (let number = 1; number <= MAX_ORDERBOOK_LEVELS; number += 1) {
    const level = number === 1 ? `${side}_fpr` : `${side}_${number}th_pre`;
    const price = read.price(`${level}_bid`);
    if (price === undefined || price === '0') continue;
    levels.push({ price, volume: read.quantity('volume', `${level}_req`) ?? null });
  }
  return levels;
}
