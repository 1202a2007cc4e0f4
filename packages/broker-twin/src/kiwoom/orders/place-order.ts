import type { Listing } from '../../market/market.ts';
import type { Responder, TrCall } from '../answers/tr-answer.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { serviceNotOnPaper, stockNotOnVenue, stockUnknown, valueMalformed } from '../envelope/refusals.ts';
import { usualMessage } from '../envelope/reply.ts';
import { orderNumberText } from './order-number.ts';
import { refusalOf } from './refusal-of.ts';
import { limitPrice, outsideHours, tradeTypes } from './trade-types.ts';

const sideNames = { buy: '매수', sell: '매도' } as const;

/** kt10000, kt10001 and the credit orders kt10006, kt10007, which the ledger takes as cash orders. */
export function placeOrder(side: 'buy' | 'sell'): Responder {
  return (call) => {
    const { body, world, account, at } = call;
    const listing = orderedListing(call);
    if (listing.kind === 'refusal') return listing;
    const code = body['stk_cd'] ?? '';
    const type = tradeTypes[body['trde_tp'] ?? ''];
    if (outsideHours.has(body['trde_tp'] ?? '')) {
      return refusalOf({ reason: 'session-closed', code, price: undefined, at }, world);
    }
    if (type === undefined) return valueMalformed('trde_tp');
    const price = limitPrice(type, side, Number(body['ord_uv'] ?? ''), world.market.book(code, at));
    const outcome = world.ledger.place(
      {
        account,
        code,
        side,
        quantity: Number(body['ord_qty']),
        lifetime: type.lifetime,
        ...(price === undefined ? {} : { limitPrice: price }),
      },
      at,
    );
    if (!outcome.accepted) return refusalOf({ reason: outcome.reason, code, price, at }, world);
    return {
      kind: 'answer',
      top: { ord_no: orderNumberText(outcome.order.number), dmst_stex_tp: body['dmst_stex_tp'] ?? '' },
      message: world.environment === 'paper' ? `모의투자 ${sideNames[side]}주문완료` : usualMessage,
    };
  };
}

/**
 * The stock that an order names: mock takes only KRX (RC9000), a suffix gives 1902, a stock that is not on Nextrade 1903.
 * kiwoom-api 8 [A]
 */
export function orderedListing({ body, world }: TrCall): Listing | Refusal {
  const venue = body['dmst_stex_tp'] ?? '';
  if (!['KRX', 'NXT', 'SOR'].includes(venue)) return valueMalformed('dmst_stex_tp');
  if (world.environment === 'paper' && venue !== 'KRX') return serviceNotOnPaper();
  const code = body['stk_cd'] ?? '';
  const listing = world.market.listing(code);
  if (listing === undefined) return stockUnknown(code);
  return venue === 'NXT' && !listing.onNextrade ? stockNotOnVenue(code) : listing;
}
