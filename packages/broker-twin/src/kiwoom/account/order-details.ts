import type { Order } from '../../ledger/ledger.ts';
import type { Responder, TextRow, TrCall } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { orderNumberText } from '../orders/order-number.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { colonTime } from '../values/time-texts.ts';
import { accountMessage } from './account-evaluation.ts';
import { askedOrders, fillPrice, priceTypeName, sideName } from './own-orders.ts';

/**
 * kt00007: every order, change and cancellation of a day. `qry_tp` 1 oldest first, 2 newest first, 3 not filled, 4 filled
 * ones. kiwoom catalogue [A]
 */
export const orderDetails: Responder = (call) => {
  const { body } = call;
  const orders = ordersOfDay(call).filter(({ remaining, filled, kind }) => {
    if (body['qry_tp'] === '3') return kind !== 'cancel' && remaining > 0;
    return body['qry_tp'] !== '4' || filled > 0;
  });
  const page = offsetPage(body['qry_tp'] === '1' ? orders : orders.toReversed(), call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    rows: page.rows.map((order) => detailRow(call, order)),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

/** kt00009: the same with the day's sums; `qry_tp` 1 only what was filled. */
export const orderStatus: Responder = (call) => {
  const { spec, body } = call;
  const orders = ordersOfDay(call);
  const page = offsetPage(
    orders.filter(({ filled }) => body['qry_tp'] !== '1' || filled > 0),
    call,
  );
  if ('kind' in page) return page;
  const sum = (side: Order['side']) =>
    orders.filter((order) => order.side === side).reduce((total, order) => total + order.filledAmount, 0);
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: {
        sell_grntl_engg_amt: sum('sell'),
        buy_engg_amt: sum('buy'),
        engg_amt: sum('sell') + sum('buy'),
      },
      unknown: 'zero',
    }),
    rows: page.rows.map((order) => detailRow(call, order)),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

function ordersOfDay(call: TrCall): readonly Order[] {
  const { body, world, at } = call;
  const asked = body['ord_dt'] ?? '';
  const from = Number(body['fr_ord_no'] ?? '');
  return askedOrders(call, asked === '' ? world.market.calendar.currentDay(at) : asked).filter(
    ({ number }) => number >= from,
  );
}

function detailRow({ spec, world }: TrCall, order: Order): TextRow {
  const { kind, quantity, filled, remaining } = order;
  const change = kind === 'amend' ? '정정' : kind === 'cancel' ? '취소' : '';
  return fillRow({
    fields: spec.row,
    facts: { listing: world.market.listing(order.code), atMs: order.placedAtMs },
    seed: spec.id,
    values: {
      stk_bond_tp: '1',
      ord_no: orderNumberText(order.number),
      ori_ord: orderNumberText(order.originalNumber),
      orig_ord_no: orderNumberText(order.originalNumber),
      trde_tp: priceTypeName(order),
      crd_tp: '보통매매',
      crd_deal_tp: '보통매매',
      ord_qty: quantity,
      ord_uv: order.limitPrice ?? 0,
      cnfm_qty: kind === 'new' ? 0 : quantity,
      acpt_tp: kind === 'new' ? '접수' : '확인',
      io_tp_nm: sideName(order).replace(/^[+-]/, '현금'),
      cntr_no: String(order.executions.at(-1)?.number ?? ''),
      cntr_qty: filled,
      cntr_uv: fillPrice(order),
      ord_remnq: remaining,
      comm_ord_tp: 'OpenAPI',
      mdfy_cncl: change,
      mdfy_cncl_tp: change,
      cnfm_tm: kind === 'new' ? '' : colonTime(order.placedAtMs),
      cntr_tm: order.executions.length === 0 ? '' : colonTime(order.executions.at(-1)?.atMs ?? 0),
      loan_dt: '',
      dmst_stex_tp: 'KRX',
    },
    unknown: 'zero',
  });
}
