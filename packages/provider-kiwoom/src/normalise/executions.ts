import { koreanDayOf, tradingDayText } from '@hub/provider-kit';
import type { Execution } from '@hub/task-schema';
import { readSymbol } from '../request/symbol-text.ts';
import { given } from './given.ts';
import { instantOfTime } from './instants.ts';
import { limitPrice, orderNumber, sideOf, venueOf } from './order-words.ts';
import { type RawRow, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

/** ka10076: what was filled today. It tells when the order was placed, not when it was filled. */
export function executionsOf(source: AnswerSource): Execution[] {
  return source.rows.flatMap((row) => executionOf(source, row) ?? []);
}

function executionOf(source: AnswerSource, row: RawRow): Execution | undefined {
  const read = rowReader(row);
  const orderId = orderNumber(read.text('ord_no'));
  const symbol = readSymbol(read.text('stk_cd') ?? '')?.code;
  if (orderId === undefined || symbol === undefined) return undefined;
  const orderedAt = instantOfTime(read.text('ord_tm'), source.answeredAtMs);
  return {
    order_id: orderId,
    account: source.account,
    symbol,
    side: sideOf(read.text('io_tp_nm')),
    ...given({
      trading_day: orderedAt === undefined ? undefined : tradingDayText(koreanDayOf(Date.parse(orderedAt))),
    }),
    time: null,
    price: limitPrice(read, 'cntr_pric'),
    quantity: read.price('cntr_qty') ?? null,
    ...given({ fee: read.price('tdy_trde_cmsn'), tax: read.price('tdy_trde_tax') }),
    market_scope: venueOf(read),
    source_type: SOURCE_TYPE,
  };
}
