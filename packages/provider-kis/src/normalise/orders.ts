import { koreanDayOf, koreanTimeToUtc, tradingDayText } from '@hub/provider-kit';
import type { Execution, Order, OrderStatus } from '@hub/task-schema';
import type { Row } from '../paging/cursor.ts';
import { type AnswerView, SOURCE_TYPE } from './answer-view.ts';
import { orderTypeOfCode, scopeOfVenue, sideOfCode } from './order-words.ts';
import { given, type RowReader, rowReader } from './row-reader.ts';

/** Lists of domestic orders: of days, of older days, and of today's open ones (kis-trs). */
const orderLists: ReadonlySet<string> = new Set(['TTTC0081R', 'CTSC9215R', 'TTTC0084R']);

export interface NormalisedOrders {
  readonly orders: Order[];
  /** One for each order with fills: the broker tells their sum (kis-api 10). */
  readonly executions: Execution[];
}

/** The orders of a list, in the broker's order; undefined for other TRs. */
export function ordersOf(view: AnswerView, account: string): NormalisedOrders | undefined {
  if (!orderLists.has(view.tr.id)) return undefined;
  const found = view.rows.flatMap((row) => {
    const order = orderOf(row, view, account);
    return order === undefined ? [] : [{ order, row }];
  });
  return {
    orders: found.map(({ order }) => order),
    executions: found.flatMap(({ order, row }) => executionOf(order, row)),
  };
}

function orderOf(row: Row, { answeredAtMs }: AnswerView, account: string): Order | undefined {
  const read = rowReader(row);
  const id = read.text('odno');
  const symbol = read.text('pdno')?.toUpperCase();
  if (id === undefined || symbol === undefined) return undefined;
  // The list of open orders is about today and has no date.
  const date = read.text('ord_dt') ?? koreanDayOf(answeredAtMs);
  const original = read.text('orgn_odno')?.replace(/^0+$/, '');
  const type = read.text('ord_dvsn_cd');
  const price = read.price('ord_unpr');
  const tradingDay = tradingDayText(date);
  return {
    order_id: id,
    ...(original === undefined || original === '' ? {} : { original_order_id: original }),
    account,
    symbol,
    ...actionOf(original, read),
    side: sideOfCode(read.text('sll_buy_dvsn_cd')),
    order_type: orderTypeOfCode(type),
    ...given({ broker_order_type: type, trading_day: tradingDay }),
    time: koreanTimeToUtc(date, read.text('ord_tmd') ?? '') ?? null,
    quantity: read.quantity('quantity', 'ord_qty') ?? null,
    price: price === undefined || Number(price) === 0 ? null : price,
    ...given({
      filled_quantity: read.quantity('filled_quantity', 'tot_ccld_qty'),
      average_fill_price: averageOf(read),
      remaining_quantity:
        read.quantity('remaining_quantity', 'rmn_qty') ?? read.quantity('remaining_quantity', 'psbl_qty'),
      cancelled_quantity: read.quantity('cancelled_quantity', 'cncl_cfrm_qty'),
    }),
    status: statusOf(read),
    market_scope: scopeOfVenue(read.text('excg_id_dvsn_cd')),
    source_type: SOURCE_TYPE,
  };
}

function actionOf(original: string | undefined, read: RowReader): Pick<Order, 'action'> {
  if (original === undefined || original === '') return { action: 'NEW' };
  return { action: read.text('cncl_yn') === 'Y' ? 'CANCEL' : 'AMEND' };
}

/** What is left decides; the broker has no field for it. */
function statusOf(read: RowReader): OrderStatus {
  const number = (key: string): number => Number(read.quantity(key, key) ?? '0');
  const [ordered, filled, rejected] = [number('ord_qty'), number('tot_ccld_qty'), number('rjct_qty')];
  const [remaining, cancelled] = [number('rmn_qty') || number('psbl_qty'), number('cncl_cfrm_qty')];
  if (ordered > 0 && rejected >= ordered) return 'REJECTED';
  if (ordered > 0 && filled >= ordered) return 'FILLED';
  if (remaining > 0) return filled > 0 ? 'PARTIALLY_FILLED' : 'OPEN';
  return cancelled > 0 || filled > 0 ? 'CANCELLED' : 'UNKNOWN';
}

/** `avg_prvs` is 0 until something is executed. */
function averageOf(read: RowReader): string | undefined {
  const average = read.price('avg_prvs');
  return average === undefined || Number(average) === 0 ? undefined : average;
}

function executionOf(order: Order, row: Row): Execution[] {
  const { order_id, account, symbol, side, filled_quantity, market_scope } = order;
  if (filled_quantity === undefined || filled_quantity === null || filled_quantity === '0') return [];
  const amount = rowReader(row).quantity('amount', 'tot_ccld_amt');
  return [
    {
      order_id,
      account,
      symbol,
      side,
      ...(order.trading_day === undefined ? {} : { trading_day: order.trading_day }),
      // Only the time of the order is told.
      time: null,
      price: order.average_fill_price ?? null,
      quantity: filled_quantity,
      ...given({ amount }),
      market_scope,
      source_type: SOURCE_TYPE,
    },
  ];
}
