import { koreanDateTimeMs, koreanDayOf, koreanTimeToUtc, tradingDayText } from '@hub/provider-kit';
import type { Order } from '@hub/task-schema';
import { readSymbol } from '../request/symbol-text.ts';
import { given } from './given.ts';
import { instantOfTime } from './instants.ts';
import { actionOf, limitPrice, orderNumber, orderTypeOf, sideOf, statusOf, venueOf } from './order-words.ts';
import { type RawRow, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

interface OrderKeys {
  readonly time: string;
  readonly price: string;
  readonly remaining?: string;
  readonly original: string;
  readonly fillPrice: string;
  /** Says whether the row amends or cancels. */
  readonly action: string;
}

/** What the order lists call the same figures (kiwoom-trs ka10075, ka10076, kt00007, kt00009). */
const keys: ReadonlyMap<string, OrderKeys> = new Map<string, OrderKeys>([
  [
    'ka10075',
    {
      time: 'tm',
      price: 'ord_pric',
      remaining: 'oso_qty',
      original: 'orig_ord_no',
      fillPrice: 'cntr_pric',
      action: 'io_tp_nm',
    },
  ],
  [
    'ka10076',
    {
      time: 'ord_tm',
      price: 'ord_pric',
      remaining: 'oso_qty',
      original: 'orig_ord_no',
      fillPrice: 'cntr_pric',
      action: 'io_tp_nm',
    },
  ],
  [
    'kt00007',
    {
      time: 'ord_tm',
      price: 'ord_uv',
      remaining: 'ord_remnq',
      original: 'ori_ord',
      fillPrice: 'cntr_uv',
      action: 'mdfy_cncl',
    },
  ],
  [
    'kt00009',
    {
      time: 'cntr_tm',
      price: 'ord_uv',
      original: 'orig_ord_no',
      fillPrice: 'cntr_uv',
      action: 'mdfy_cncl_tp',
    },
  ],
]);

/** Orders as the broker lists them; undefined for other TRs. */
export function orderListOf(source: AnswerSource): Order[] | undefined {
  const at = keys.get(source.id);
  return at === undefined ? undefined : source.rows.flatMap((row) => orderOf(source, at, row) ?? []);
}

function orderOf(source: AnswerSource, at: OrderKeys, row: RawRow): Order | undefined {
  const read = rowReader(row);
  const orderId = orderNumber(read.text('ord_no'));
  const symbol = readSymbol(read.text('stk_cd') ?? '')?.code;
  if (orderId === undefined || symbol === undefined) return undefined;
  const time = orderTime(source, read.text(at.time));
  const quantity = read.price('ord_qty');
  const filled = read.price('cntr_qty');
  const remaining = at.remaining === undefined ? undefined : read.price(at.remaining);
  const fillPrice = limitPrice(read, at.fillPrice) ?? undefined;
  const day = time === undefined ? undefined : tradingDayText(koreanDayOf(Date.parse(time)));
  return {
    order_id: orderId,
    ...given({ original_order_id: orderNumber(read.text(at.original)) }),
    account: source.account,
    symbol,
    action: actionOf(`${read.text('io_tp_nm') ?? ''}${read.text(at.action) ?? ''}`),
    side: sideOf(read.text('io_tp_nm')),
    ...orderTypeOf(read.text('trde_tp')),
    ...given({ trading_day: day }),
    time: time ?? null,
    quantity: quantity ?? null,
    price: limitPrice(read, at.price),
    ...given({ filled_quantity: filled, average_fill_price: fillPrice, remaining_quantity: remaining }),
    status: statusOf(read.text('ord_stt') ?? read.text('acpt_tp'), { quantity, filled, remaining }),
    market_scope: venueOf(read),
    source_type: SOURCE_TYPE,
  };
}

/** On the day asked for, or the newest one it fits. */
function orderTime({ body, answeredAtMs }: AnswerSource, time: string | undefined): string | undefined {
  const day = body['ord_dt'] ?? '';
  return koreanDateTimeMs(day) === undefined
    ? instantOfTime(time, answeredAtMs)
    : koreanTimeToUtc(day, time ?? '');
}
