import { hhmmss } from '../../clock/korean-time.ts';
import type { Order } from '../../ledger/ledger.ts';
import type { Responder, TextRow, TrAnswer, TrCall } from '../answers/tr-answer.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { type FieldValues, fillRow } from '../facts/fill-row.ts';
import { orderNumberText } from '../orders/order-number.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { quoteFacts } from '../quotes/quote-facts.ts';
import { askedOrders, fillPrice, orderState, priceTypeName, sideName } from './own-orders.ts';
import { chargesOfOrder } from './trading-costs.ts';

/** Success text of these two. kiwoom fixtures ka10075, ka10076 [A] */
const listMessage = ' 조회가 완료되었습니다.';

/** ka10075: orders of the day that are not filled yet, newest first. */
export const openOrders: Responder = (call) => {
  const { world, at } = call;
  const day = world.market.calendar.currentDay(at);
  return listed(
    call,
    askedOrders(call, day).filter(({ remaining, kind }) => kind !== 'cancel' && remaining > 0),
  );
};

/** ka10076: what was filled today, newest first. There is no date in the body. kiwoom catalogue [A] */
export const filledOrders: Responder = (call) => {
  const { body, world, at } = call;
  const before =
    body['ord_no'] === undefined || body['ord_no'] === '' ? Number.POSITIVE_INFINITY : Number(body['ord_no']);
  const orders = askedOrders(call, world.market.calendar.currentDay(at));
  return listed(
    call,
    orders.filter(({ filled, number }) => filled > 0 && number < before),
  );
};

/** ka10088: one order as it was sent to the venues; here to one. */
export const splitOrders: Responder = (call) => {
  const asked = Number(call.body['ord_no']);
  return listed(
    call,
    askedOrders(call, undefined).filter(({ number }) => number === asked),
  );
};

function listed(call: TrCall, orders: readonly Order[]): TrAnswer | Refusal {
  const page = offsetPage(orders.toReversed(), call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    rows: page.rows.map((order) => orderRow(call, order)),
    nextKey: page.nextKey,
    message: listMessage,
  };
}

function orderRow(call: TrCall, order: Order): TextRow {
  const { spec, world, at } = call;
  const listing = world.market.listing(order.code);
  const facts = listing && quoteFacts({ asked: order.code, listing, venue: 'KRX' }, world.market, at);
  return fillRow({
    fields: spec.row,
    facts: facts ?? {},
    seed: spec.id,
    values: orderValues(call, order),
    unknown: 'zero',
  });
}

function orderValues({ account, world }: TrCall, order: Order): FieldValues {
  const { market, switches } = world;
  const listing = market.listing(order.code);
  const { fee, tax } = listing === undefined ? { fee: 0, tax: 0 } : chargesOfOrder(order, listing, switches);
  return {
    acnt_no: account,
    ord_no: orderNumberText(order.number),
    stk_cd: order.code,
    ord_stt: orderState(order),
    ord_qty: String(order.quantity),
    ord_pric: String(order.limitPrice ?? 0),
    oso_qty: String(order.remaining),
    osop_qty: String(order.remaining),
    cntr_tot_amt: String(order.filledAmount),
    orig_ord_no: orderNumberText(order.originalNumber),
    io_tp_nm: sideName(order),
    sell_tp: order.side === 'sell' ? '1' : '2',
    trde_tp: priceTypeName(order),
    tm: hhmmss(order.placedAtMs),
    ord_tm: hhmmss(order.placedAtMs),
    cntr_no: String(order.executions.at(-1)?.number ?? ''),
    cntr_pric: String(fillPrice(order)),
    cntr_qty: String(order.filled),
    unit_cntr_pric: String(order.executions.at(-1)?.price ?? ''),
    unit_cntr_qty: String(order.executions.at(-1)?.quantity ?? ''),
    tdy_trde_cmsn: String(fee),
    tdy_trde_tax: String(tax),
    // Of whom the stock was bought: not told here, though other TRs have the name for net buying.
    ind_invsr: '',
    stex_tp: '1',
    stex_tp_txt: 'KRX',
    sor_yn: 'N',
  };
}
