import type { Order, OrderOutcome } from '../../ledger/ledger.ts';
import type { Responder, TrAnswer, TrCall } from '../answers/tr-answer.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { zeroPadded } from '../values/number-texts.ts';
import { orderNumberText, rootNumber } from './order-number.ts';
import { orderedListing } from './place-order.ts';
import { refusalOf } from './refusal-of.ts';

const quantityWidth = 12;
const sideNames = { buy: '매수', sell: '매도' } as const;

/** kt10002 and kt10008: a new order number, the first of the chain, and the quantity padded. kiwoom-api 10 [A] */
export const amendOrder: Responder = (call) => {
  const { body, world, account, at } = call;
  const quantity = Number(body['mdfy_qty']);
  const price = Number(body['mdfy_uv']);
  return changed(call, {
    price,
    change: (orderNumber) =>
      world.ledger.amend(
        { account, orderNumber, limitPrice: price, ...(quantity > 0 ? { quantity } : {}) },
        at,
      ),
    answerTo: (order, numbers) => ({
      kind: 'answer',
      top: {
        ...numbers,
        mdfy_qty: zeroPadded(order.quantity, quantityWidth),
        dmst_stex_tp: body['dmst_stex_tp'] ?? '',
      },
      message: `${sideNames[order.side]}정정 주문입력이 완료되었습니다`,
    }),
  });
};

/** kt10003 and kt10009; a quantity of 0 cancels what is left. kiwoom-api 10 [A] */
export const cancelOrder: Responder = (call) => {
  const { body, world, account, at } = call;
  const quantity = Number(body['cncl_qty']);
  return changed(call, {
    price: undefined,
    change: (orderNumber) =>
      world.ledger.cancel({ account, orderNumber, ...(quantity > 0 ? { quantity } : {}) }, at),
    answerTo: (order, numbers) => ({
      kind: 'answer',
      top: { ...numbers, cncl_qty: zeroPadded(order.quantity, quantityWidth) },
      message: `${sideNames[order.side]}취소 주문입력이 완료되었습니다`,
    }),
  });
};

interface OrderChange {
  readonly price: number | undefined;
  readonly change: (orderNumber: number) => OrderOutcome;
  readonly answerTo: (order: Order, numbers: Readonly<Record<string, string>>) => TrAnswer;
}

function changed(call: TrCall, { price, change, answerTo }: OrderChange): TrAnswer | Refusal {
  const { body, world, account, at } = call;
  const listing = orderedListing(call);
  if (listing.kind === 'refusal') return listing;
  const code = body['stk_cd'] ?? '';
  const outcome = change(Number(body['orig_ord_no']));
  if (!outcome.accepted) return refusalOf({ reason: outcome.reason, code, price, at }, world);
  const { order } = outcome;
  return answerTo(order, {
    ord_no: orderNumberText(order.number),
    base_orig_ord_no: orderNumberText(rootNumber(order, world.ledger.orders(account, at))),
  });
}
